import * as z from 'zod';
import {
  backfillIdOf,
  BEGINNING,
  isBackfillId,
  type Archive,
  type BackfillRun,
} from '../domain/backfill';
import { AppError, ServiceError } from '../domain/errors';
import type { Backfills, Ports } from '../ports';

/** What an HTTP function answers. */
export interface BackfillAnswer {
  readonly status: number;
  readonly jsonBody: object;
  /** The backfill that it is about, if any. */
  readonly id?: string;
}

export interface BackfillSettings {
  /** How long the event of a landing may take (ms). */
  readonly eventGraceMs: number;
  /** Containers of the same account that hold what the app writes. */
  readonly ownContainers: readonly string[];
}

const request = z.strictObject({
  container: z
    .string({ error: 'say which one' })
    .regex(/^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/, 'is not the name of a blob container'),
  prefix: z.string().max(1024, 'is longer than any blob path').default(''),
});

/**
 * Takes in archives that are there already. A second request for the same archive joins the first;
 * one for an archive that was taken in before finds what is new in it.
 */
export function makeBackfill(
  { clock, recordings }: Pick<Ports, 'clock' | 'recordings'>,
  settings: BackfillSettings,
) {
  /** `body`: JSON with `container` and `prefix`. */
  async function start(body: string, backfills: Backfills): Promise<BackfillAnswer> {
    const parsed = request.safeParse(fromJson(body));
    if (!parsed.success) return refusal(400, problemsOf(parsed.error));
    const archive = parsed.data;
    const problem = await problemWith(archive);
    if (problem) return problem;
    await backfills.start({ ...archive, todayFrom: todayFrom(archive) });
    const id = backfillIdOf(archive);
    const run = (await backfills.read(id)) ?? justStarted(id, archive);
    return { status: 202, id, jsonBody: viewOf(run) };
  }

  /** A start is heard of at once, and seen a moment later. */
  function justStarted(id: string, archive: Archive): BackfillRun {
    const now = clock.now().toISOString();
    const { progress } = BEGINNING;
    return { id, ...archive, standing: 'running', progress, startedAt: now, updatedAt: now };
  }

  async function problemWith({ container, prefix }: Archive): Promise<BackfillAnswer | undefined> {
    if (settings.ownContainers.includes(container)) {
      const what = `The container "${container}" holds what Callscribe itself writes.`;
      return refusal(400, `${what} Name one that holds recordings.`);
    }
    try {
      const first = await recordings.page(container, { prefix, limit: 1 });
      if (first.blobs.length > 0 || first.continuation !== undefined) return undefined;
      return refusal(404, `No blob in the container "${container}" begins with "${prefix}".`);
    } catch (error) {
      const isMissing = error instanceof ServiceError && error.status === 404;
      if (!isMissing) throw error;
      const what = `There is no container "${container}" in the storage account of the recordings.`;
      return refusal(404, `${what} Copy the archive there, or correct the name.`);
    }
  }

  /** The landing container goes on to be dropped into: what has landed since, or is about to be told of. */
  function todayFrom({ container }: Archive): string | null {
    if (container !== recordings.landing) return null;
    return new Date(clock.now().getTime() - settings.eventGraceMs).toISOString();
  }

  async function view(id: string, backfills: Backfills): Promise<BackfillAnswer> {
    const run = await find(id, backfills);
    return run ? { status: 200, id, jsonBody: viewOf(run) } : unknown(id);
  }

  return {
    start: (body: string, backfills: Backfills) => orBusy(() => start(body, backfills)),

    view: (id: string, backfills: Backfills) => orBusy(() => view(id, backfills)),

    list: (backfills: Backfills) =>
      orBusy(async () => {
        const running = await backfills.running();
        return { status: 200, jsonBody: { backfills: running.map(viewOf) } };
      }),

    /** What was taken in goes on; the rest is left where it is. */
    cancel: (id: string, backfills: Backfills) =>
      orBusy(async () => {
        if (await find(id, backfills)) await backfills.cancel(id);
        return view(id, backfills);
      }),
  };
}

/** A service that is away is not the caller's fault. */
async function orBusy(run: () => Promise<BackfillAnswer>): Promise<BackfillAnswer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return refusal(503, error.message);
    throw error;
  }
}

/** Ids of other orchestrations are never looked at, let alone ended. */
async function find(id: string, backfills: Backfills): Promise<BackfillRun | undefined> {
  return isBackfillId(id) ? backfills.read(id) : undefined;
}

function viewOf({ id, container, prefix, standing, progress, ...times }: BackfillRun): object {
  const { waitsFor, gaveUp, ...counts } = progress;
  const reason = gaveUp ?? (standing === 'waiting' ? waitsFor : undefined);
  return {
    id,
    container,
    prefix,
    status: standing,
    ...(reason && { reason }),
    ...counts,
    ...times,
  };
}

function unknown(id: string): BackfillAnswer {
  return refusal(404, `There is no backfill with the id "${id}".`);
}

function refusal(status: number, error: string): BackfillAnswer {
  return { status, jsonBody: { error } };
}

/** What is no JSON says nothing. */
function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

function problemsOf(error: z.ZodError): string {
  const problems = error.issues.map(({ path, message }) => [...path, message].join(' '));
  return `Send JSON like {"container": "archive", "prefix": "2024/"}: ${problems.join('; ')}.`;
}
