import { setTimeout as sleep } from 'node:timers/promises';
import { percentilesOf, round, type Percentiles } from '../load/percentiles';
import { appOperations } from '../load/run-figures';
import { usageOf } from '../rig/process-usage';
import { startRig, type Rig } from '../rig/start-rig';
import { QUICK } from '../service-times';
import { LiveClient } from './live-client';

/** What many live sessions at once come to. */
export interface LiveFigures {
  readonly sessions: number;
  readonly appends: number;
  /** Acknowledged phrases that are in no transcript, or twice. */
  readonly lost: number;
  readonly doubled: number;
  readonly completed: number;
  /** An append, from the request to the answer (ms). */
  readonly appendMs: Percentiles;
  readonly requestUnitsPerAppend: number;
  readonly functionCpuMsPerAppend: number;
  /** From the last close to the last summary (s). */
  readonly summarizedSeconds: number;
}

/** Between two phrases of somebody who speaks without a pause (ms). */
const EVERY_MS = 1000;
const PATIENCE_MS = 120_000;

/** So many sessions speak at the same time, a phrase a second each; nobody starts in step with others. */
export async function liveSessions(sessions: number, seconds: number): Promise<LiveFigures> {
  // A sweep in the middle would be counted among the request units.
  const rig = await startRig({ serviceTime: QUICK, settings: { SWEEP_SCHEDULE: '0 0 0 1 1 *' } });
  try {
    const url = rig.stack.host().url;
    const clients = Array.from({ length: sessions }, () => new LiveClient(url));
    await Promise.all(clients.map((client) => client.open()));
    await warmUp(clients);
    const before = countsOf(rig);
    await Promise.all(clients.map((client, index) => speak(client, index / sessions, seconds)));
    const after = countsOf(rig);
    await Promise.all(clients.map((client) => client.close()));
    const closedAt = Date.now();
    const outcomes = await Promise.all(clients.map((client) => endOf(client)));
    const appends = sessions * seconds;
    return {
      sessions,
      appends,
      lost: sum(outcomes.map(({ lost }) => lost)),
      doubled: sum(outcomes.map(({ doubled }) => doubled)),
      completed: outcomes.filter(({ status }) => status === 'completed').length,
      appendMs: percentilesOf(clients.flatMap(({ appendMs }) => appendMs.slice(1))),
      requestUnitsPerAppend: round((after.requestUnits - before.requestUnits) / appends, 2),
      functionCpuMsPerAppend: round(((after.cpuSeconds - before.cpuSeconds) * 1000) / appends, 2),
      summarizedSeconds: round((Date.now() - closedAt) / 1000, 1),
    };
  } finally {
    await rig.close();
  }
}

/** One phrase each: what is loaded and compiled at the first call is no part of the figures. */
async function warmUp(clients: readonly LiveClient[]): Promise<void> {
  for (const client of clients) await client.append();
}

async function speak(client: LiveClient, share: number, seconds: number): Promise<void> {
  const startedAt = Date.now() + share * EVERY_MS;
  for (let phrase = 0; phrase < seconds; phrase += 1) {
    await sleep(Math.max(0, startedAt + phrase * EVERY_MS - Date.now()));
    await client.append();
  }
}

async function endOf(client: LiveClient) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await client.outcome();
    if (outcome.status === 'completed' || Date.now() > until) return outcome;
    await sleep(500);
  }
}

function countsOf({ stack, cosmos }: Rig) {
  return {
    requestUnits: sum(appOperations(cosmos.journal()).map(({ requestUnits }) => requestUnits)),
    cpuSeconds: usageOf(stack.host().pid).cpuSeconds,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
