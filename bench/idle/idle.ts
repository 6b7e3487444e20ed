import { setTimeout as sleep } from 'node:timers/promises';
import { speechFigures } from '../count/speech-requests';
import { round } from '../load/percentiles';
import { appOperations } from '../load/run-figures';
import { usageOf } from '../rig/process-usage';
import { startRig, type Rig } from '../rig/start-rig';
import { QUICK } from '../service-times';

/** What one run of the sweep takes while nothing lands. */
export interface IdleFigures {
  /** Completed recordings that lie in the container meanwhile. */
  readonly kept: number;
  readonly sweeps: number;
  readonly perSweep: {
    readonly requestUnits: number;
    readonly cosmosRequests: number;
    /** Billed as writes. */
    readonly blobLists: number;
    readonly blobReads: number;
    readonly speechRequests: number;
    readonly functionCpuMs: number;
  };
}

const EVERY_SECONDS = 5;
/** What the last recordings set in motion comes to rest, and the sweep has seen all of them once. */
const SETTLE_MS = 20_000;

/**
 * The app at rest over a container of finished recordings: counts a number of sweeps that find
 * nothing to do. One sweep lists the dead letters exactly once, which tells how many there were.
 */
export async function idle({
  kept,
  sweeps,
}: {
  kept: number;
  sweeps: number;
}): Promise<IdleFigures> {
  const rig = await startRig({
    serviceTime: QUICK,
    settings: { SWEEP_SCHEDULE: `*/${String(EVERY_SECONDS)} * * * * *`, EVENT_GRACE_SECONDS: '5' },
  });
  try {
    for (let index = 0; index < kept; index += 1)
      await rig.dropper.drop(`kept-${String(index)}.wav`);
    while (rig.ledger.ended() < kept) await sleep(250);
    await sleep(SETTLE_MS);
    const before = countsOf(rig);
    await sleep(sweeps * EVERY_SECONDS * 1000);
    return figuresOf(kept, before, countsOf(rig));
  } finally {
    await rig.close();
  }
}

interface Counts {
  readonly requestUnits: number;
  readonly cosmosRequests: number;
  readonly lists: number;
  readonly reads: number;
  readonly speech: number;
  readonly sweeps: number;
  readonly cpuSeconds: number;
}

function countsOf({ stack, cosmos }: Rig): Counts {
  const asked = appOperations(cosmos.journal());
  const blobs = stack.storage.transactions().filter(({ service }) => service === 'blob');
  const lists = blobs.filter(({ operation }) => operation === 'ListBlobs');
  const reads = blobs.filter(({ operation }) => operation.startsWith('Get'));
  return {
    requestUnits: sum(asked.map((entry) => entry.requestUnits)),
    cosmosRequests: sum(asked.map((entry) => entry.requests)),
    lists: sum(lists.map(({ count }) => count)),
    reads: sum(reads.map(({ count }) => count)),
    speech: speechFigures(stack.speech.journal()).total,
    sweeps: sum(lists.filter(({ target }) => target === 'dead-letters').map(({ count }) => count)),
    cpuSeconds: usageOf(stack.host().pid).cpuSeconds,
  };
}

function figuresOf(kept: number, before: Counts, after: Counts): IdleFigures {
  const sweeps = after.sweeps - before.sweeps;
  if (sweeps < 1) throw new Error('No sweep ran while the app was at rest.');
  const per = (name: keyof Counts) => round((after[name] - before[name]) / sweeps, 2);
  return {
    kept,
    sweeps,
    perSweep: {
      requestUnits: per('requestUnits'),
      cosmosRequests: per('cosmosRequests'),
      blobLists: per('lists'),
      blobReads: per('reads'),
      speechRequests: per('speech'),
      functionCpuMs: round(per('cpuSeconds') * 1000, 0),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
