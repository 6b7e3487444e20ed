import { setTimeout as sleep } from 'node:timers/promises';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { durableFigures } from '../count/durable-events';
import { speechFigures } from '../count/speech-requests';
import { countTwice } from '../count/twice';
import { usageOf } from '../rig/process-usage';
import { say } from '../report/say';
import { RECORDINGS, startRig, type Rig, type RigOptions } from '../rig/start-rig';
import type { Load } from './arrivals';
import { round } from './percentiles';
import { toFigures, type RunFigures } from './run-figures';

/** Nothing happened to any recording for so long: what has no end by now counts as lost. */
const STALLED_MS = 240_000;
const PROGRESS_MS = 10_000;
const LOOK_MS = 250;

/** Uploads under way; more would only queue at the storage. */
const UPLOADERS = 16;

/** Runs a load through the whole app, on fresh data, and counts everything that it took. */
export async function runLoad(load: Load, options: RigOptions): Promise<RunFigures> {
  const rig = await startRig(options);
  try {
    const cpuBefore = process.cpuUsage();
    const startedWith = usageOf(rig.stack.host().pid).cpuSeconds;
    const startedAt = Date.now();
    const dropping = dropAll(rig, load, startedAt);
    const droppedAt = await untilEnded(rig, load, dropping);
    await untilIdle(rig);
    const { pid } = rig.stack.host();
    const usage = usageOf(pid);
    const standIns = process.cpuUsage(cpuBefore);
    const counted = {
      speech: speechFigures(rig.stack.speech.journal()),
      otherRequests: otherRequests(rig),
      model: rig.modelCalls.figures(),
      cosmos: rig.cosmos.journal(),
      storage: rig.stack.storage.transactions(),
    };
    const database = rig.database.database('callscribe');
    const twice = await countTwice(
      database.container('results'),
      rig.blobs.getContainerClient('transcripts'),
    );
    await rig.stack.host().kill('SIGTERM');
    return toFigures({
      load,
      startedAt,
      droppedAt,
      recordings: rig.ledger.recordings,
      ...counted,
      twice,
      durable: durableFigures(rig.stateFile),
      memoryMb: round(usage.peakBytes / 1e6, 0),
      functionCpuSeconds: usage.cpuSeconds - startedWith,
      standInCpuSeconds: (standIns.user + standIns.system) / 1e6,
    });
  } finally {
    await rig.close();
  }
}

/** Summaries are made by a model service of the rig's own: what the stack's is asked is transcription. */
function otherRequests({ stack }: Rig): number {
  const calls = stack.speechmatics.journal().filter(({ kind }) => kind === 'call');
  return calls.length + stack.openai.journal().length;
}

/** @returns when each upload ended, by recording id */
async function dropAll(rig: Rig, load: Load, startedAt: number): Promise<Map<string, number>> {
  const droppedAt = new Map<string, number>();
  const pending = load.arrivals.entries();
  const upload = async () => {
    for (const [index, at] of pending) {
      const waitMs = startedAt + at - Date.now();
      if (waitMs > 0) await sleep(waitMs);
      const path = `calls/${load.name}-${String(index)}.wav`;
      await rig.dropper.drop(path);
      droppedAt.set(recordingIdOf(RECORDINGS, path), Date.now());
    }
  };
  await Promise.all(Array.from({ length: UPLOADERS }, upload));
  return droppedAt;
}

async function untilEnded(
  { ledger }: Rig,
  load: Load,
  dropping: Promise<Map<string, number>>,
): Promise<Map<string, number>> {
  const droppedAt = await dropping;
  let saidAt = Date.now();
  while (ledger.ended() < load.arrivals.length && ledger.quietMs() < STALLED_MS) {
    if (Date.now() - saidAt > PROGRESS_MS) {
      saidAt = Date.now();
      const of = `${String(ledger.ended())} of ${String(load.arrivals.length)} at their end`;
      say(`${load.name}: ${of}; ${JSON.stringify(ledger.counts())}`);
    }
    await sleep(LOOK_MS);
  }
  return droppedAt;
}

/** What the app does after the last summary: it deletes the jobs at the service and closes them. */
async function untilIdle({ stack }: Rig): Promise<void> {
  const path = '/runtime/webhooks/durabletask/instances/?runtimeStatus=Running,Pending&top=1';
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const response = await fetch(new URL(path, stack.host().url));
    const running: unknown = await response.json();
    if (Array.isArray(running) && running.length === 0) return;
    await sleep(LOOK_MS);
  }
}
