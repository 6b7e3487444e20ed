import * as z from 'zod';
import { STATUSES, type LedgerRecord } from '../domain/ledger';
import type { ListPlace, Ports } from '../ports';
import { orUnavailable, parsed, type Answer } from './answer';
import { stateOf } from './recording-view';

const MOST = 200;

const HINT =
  'Ask like /api/recordings?status=failed,parked&from=2026-03-01&to=2026-03-02T12:00:00Z&limit=50, or by agent=, queue= or callId=; continuation is what the page before gave.';

const time = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'is not a time in ISO 8601')
  .transform((text) => new Date(text).toISOString());

const place = z.object({ landedAt: z.string(), seen: z.array(z.string()) });

/** A place as callers hold it: they give it back as it is. */
const continuation = z.string().transform((text, context): ListPlace => {
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    context.addIssue('is not one that a page has given');
    return z.NEVER;
  }
});

const query = z.strictObject({
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(STATUSES, `is not one of ${STATUSES.join(', ')}`)))
    .optional(),
  from: time.optional(),
  to: time.optional(),
  callId: z.string().optional(),
  agent: z.string().optional(),
  queue: z.string().optional(),
  continuation: continuation.optional(),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is less than 1')
    .max(MOST, `is more than ${MOST}`)
    .default(50),
});

/**
 * A page of recordings, those that landed last first: state without transcript, and a continuation
 * where there are more. What has landed since the first page does not disturb the next ones.
 */
export function makeListRecordings({ ledger }: Pick<Ports, 'ledger'>) {
  return (asked: Readonly<Record<string, string>>): Promise<Answer> =>
    orUnavailable(async () => {
      const filled = Object.entries(asked).filter(([, value]) => value !== '');
      const checked = parsed(query, Object.fromEntries(filled), HINT);
      if ('answer' in checked) return checked.answer;
      const { status, from, to, callId, agent, queue, continuation: after, limit } = checked.value;
      const found = await ledger.list({
        ...(status && { statuses: status }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(callId !== undefined && { callId }),
        ...(agent !== undefined && { agent }),
        ...(queue !== undefined && { queue }),
        ...(after && { after }),
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const next = found.length > limit ? placeAfter(page, after) : undefined;
      return {
        status: 200,
        jsonBody: { recordings: page.map(stateOf), ...(next && { continuation: tokenOf(next) }) },
      };
    });
}

/** Those of the page's last moment are named: more of the same moment may follow. */
function placeAfter(page: readonly LedgerRecord[], before?: ListPlace): ListPlace | undefined {
  const landedAt = page.at(-1)?.times.landedAt;
  if (landedAt === undefined) return undefined;
  const here = page.filter((one) => one.times.landedAt === landedAt).map(({ id }) => id);
  const seen = before?.landedAt === landedAt ? [...before.seen, ...here] : here;
  return { landedAt, seen };
}

function tokenOf(next: ListPlace): string {
  return Buffer.from(JSON.stringify(next)).toString('base64url');
}
