import type { LedgerRecord } from '../domain/ledger';
import type { Ports } from '../ports';
import { orUnavailable, refusal, type Answer } from './answer';
import { stateOf } from './recording-view';

/** Legs of one call that are shown; a call has a handful. */
const MOST_LEGS = 50;

/**
 * A call with all its legs in order: for each its state and, where it is done, what was said and what
 * came of it. A leg that is not done yet has no result, or that of its version before.
 */
export function makeGetCall({ ledger, results }: Pick<Ports, 'ledger' | 'results'>) {
  return (callId: string): Promise<Answer> =>
    orUnavailable(async () => {
      const found = await ledger.list({ callId, limit: MOST_LEGS + 1 });
      if (found.length === 0) return refusal(404, `There is no recording of a call "${callId}".`);
      const records = found.slice(0, MOST_LEGS).toSorted(byOrder);
      const legs = await Promise.all(records.map(legOf));
      const isComplete = records.every(({ status }) => status === 'completed');
      return {
        status: 200,
        jsonBody: { callId, isComplete, legs, truncated: found.length > MOST_LEGS },
      };
    });

  async function legOf(record: LedgerRecord): Promise<object> {
    const { id, result } = record;
    const document = result && (await results.read(id, result.documentId));
    if (!document) return { ...stateOf(record), result: null };
    const { title, brief, transcript } = document;
    return {
      ...stateOf(record),
      result: {
        version: document.version,
        createdAt: document.createdAt,
        title,
        brief,
        locale: transcript.locale,
        dialogue: transcript.dialogue,
        truncated: transcript.truncated,
      },
    };
  }
}

/**
 * By the number of the leg; those without one by when they began, as telephony says, or by when they
 * landed.
 */
function byOrder(one: LedgerRecord, other: LedgerRecord): number {
  const first = one.call?.leg;
  const second = other.call?.leg;
  if (first !== undefined && second !== undefined && first !== second) return first - second;
  return beganAt(one).localeCompare(beganAt(other)) || one.id.localeCompare(other.id);
}

function beganAt({ call, times }: LedgerRecord): string {
  return call?.startedAt ?? times.landedAt;
}
