import type { DurableOrchestrationStatus } from 'durable-functions';
import * as z from 'zod';
import {
  BEGINNING,
  type BackfillProgress,
  type BackfillRun,
  type BackfillStanding,
} from '../../domain/backfill';
import { ResponseShapeError } from '../../domain/errors';
import { BACKFILL } from '../../workflow/contract';

const count = z.number().int().nonnegative();
const reason = z.object({ code: z.string(), message: z.string() });
const progress = z.object({
  pages: count,
  taken: count,
  known: count,
  rejected: count,
  failed: count,
  failures: z.array(z.object({ path: z.string(), reason })),
  done: z.boolean(),
  waitsFor: reason.exactOptional(),
  gaveUp: reason.exactOptional(),
});
const time = z.coerce.date().transform((date) => date.toISOString());
const instance = z.object({
  instanceId: z.string(),
  runtimeStatus: z.string(),
  input: z.object({ container: z.string(), prefix: z.string() }),
  /** Nothing before the first page. */
  customStatus: z.union([progress, z.null(), z.undefined(), z.literal('')]),
  createdTime: time,
  lastUpdatedTime: time,
});

const UNEXPECTED = {
  code: 'internal_error',
  message: 'It failed unexpectedly; the log says why. Ask for it again: it goes on where it was.',
};

export function isBackfill({ name }: Pick<DurableOrchestrationStatus, 'name'>): boolean {
  return name === BACKFILL;
}

/**
 * The status of an instance of `backfill`, as the app speaks of it.
 *
 * @throws ResponseShapeError when the status is none that a backfill gives
 */
export function toBackfillRun(status: DurableOrchestrationStatus): BackfillRun {
  const parsed = instance.safeParse(status);
  if (!parsed.success) {
    throw new ResponseShapeError('Durable Functions', 'status of a backfill', parsed.error);
  }
  const { instanceId, runtimeStatus, input, customStatus } = parsed.data;
  const seen = customStatus || BEGINNING.progress;
  const isBroken = runtimeStatus === 'Failed' && !seen.gaveUp;
  return {
    id: instanceId,
    ...input,
    standing: standingOf(runtimeStatus, seen),
    progress: isBroken ? { ...seen, gaveUp: UNEXPECTED } : seen,
    startedAt: parsed.data.createdTime,
    updatedAt: parsed.data.lastUpdatedTime,
  };
}

function standingOf(
  runtimeStatus: string,
  { waitsFor, gaveUp }: BackfillProgress,
): BackfillStanding {
  switch (runtimeStatus) {
    case 'Completed':
      return gaveUp ? 'failed' : 'done';
    case 'Failed':
      return 'failed';
    case 'Terminated':
    case 'Canceled':
      return 'cancelled';
    default:
      return waitsFor ? 'waiting' : 'running';
  }
}
