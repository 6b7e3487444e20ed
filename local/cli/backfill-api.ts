import { z } from 'zod';
import { UsageError } from '../../cli/usage-error';

const reason = z.object({ code: z.string(), message: z.string() });

const view = z.object({
  id: z.string(),
  container: z.string(),
  prefix: z.string(),
  status: z.enum(['running', 'waiting', 'done', 'failed', 'cancelled']),
  reason: reason.optional(),
  pages: z.number(),
  taken: z.number(),
  known: z.number(),
  rejected: z.number(),
  failed: z.number(),
  failures: z.array(z.object({ path: z.string(), reason })),
});

/** A backfill as the app's HTTP API shows it. */
export type BackfillView = z.output<typeof view>;

const refusal = z.object({ error: z.string() });

/** The app did not answer, or not now. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export interface BackfillApi {
  /** Starts a backfill or joins it. @throws UsageError when there is no such archive */
  start(archive: { container: string; prefix: string }): Promise<BackfillView>;
  read(id: string): Promise<BackfillView>;
}

/** The backfills of a running app. Both methods throw Unanswered while it is away. */
export function backfillApi(app: { readonly url: string; readonly key?: string }): BackfillApi {
  async function ask(path: string, init: RequestInit = {}): Promise<BackfillView> {
    const url = new URL(`/api/backfill${path}`, app.url);
    const headers = {
      'content-type': 'application/json',
      ...(app.key !== undefined && { 'x-functions-key': app.key }),
    };
    const response = await fetch(url, { ...init, headers }).catch((error: unknown) => {
      const hint = app.key === undefined ? 'Is it running? npm start, or --url URL.' : '';
      throw new Unanswered(`${url.origin} does not answer. ${hint}`.trim(), { cause: error });
    });
    const body = await response.text();
    if (response.ok) return view.parse(JSON.parse(body));
    throw refused(response.status, body, url);
  }

  return {
    start: ({ container, prefix }) =>
      ask('', { method: 'POST', body: JSON.stringify({ container, prefix }) }),
    read: (id) => ask(`/${id}`),
  };
}

function refused(status: number, body: string, url: URL): Error {
  if (status === 401 || status === 403) {
    return new UsageError('The app wants a function key, or another one: --key KEY.');
  }
  const said = refusal.safeParse(parsed(body));
  if (status === 503 || status === 429 || status === 502 || status === 504) {
    return new Unanswered(said.data?.error ?? `${url.origin} answered with ${status}.`);
  }
  if (said.success) return new UsageError(said.data.error);
  return new Error(`${url.href} answered with ${status}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
