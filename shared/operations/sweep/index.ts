import type { Allowance } from '../../activities/allowance';
import type { TakeIn } from '../../activities/take-in-recording';
import type { Log, Ports, Telemetry, Workflows } from '../../ports';
import { makeDiscardStrays } from './discard-strays';
import { makeEraseExpired } from './erase-expired';
import { makeFreeOrphans } from './free-orphans';
import { makeMeasure } from './measure';
import { makeResumeJobs } from './resume-jobs';
import { makeTakeInMissed } from './take-in-missed';
import { makeTellUntold } from './tell-untold';

export interface SweepSettings {
  readonly jobDeadlineMs: number;
  /** How long a blob may be there before its event counts as lost (ms). */
  readonly eventGraceMs: number;
  /** How long the ledger remembers what is at its end (days); 0 for ever. */
  readonly documentDays: number;
}

/** How many of each kind were helped on their way. */
export type SweepReport = Readonly<Record<string, number>>;

/** Recordings let go on in one sweep; the next one takes the rest. */
const UNPARKED_AT_A_TIME = 2_500;

/** Deletions resumed in one sweep. */
const DELETIONS_AT_A_TIME = 500;

/**
 * Puts what was lost or left behind on its way again, by the code that would have taken it in the
 * first place. Each part stands for itself: one whose service is away does not keep the others from
 * their work.
 */
export function makeSweep(
  ports: Ports,
  takeIn: TakeIn,
  allowance: Allowance,
  settings: SweepSettings,
  telemetry?: Telemetry,
) {
  const takeInMissed = makeTakeInMissed(ports, takeIn, settings, telemetry);
  const resumeJobs = makeResumeJobs(ports, settings);
  const freeOrphans = makeFreeOrphans(ports);
  const discardStrays = makeDiscardStrays(ports);
  const tellUntold = makeTellUntold(ports);
  const measure = makeMeasure(ports, telemetry);
  const eraseExpired = makeEraseExpired(ports);

  return async (workflows: Workflows, log: Log): Promise<SweepReport> => {
    const now = ports.clock.now();
    const parts: Readonly<Record<string, () => Promise<number>>> = {
      'taken in without an event': () => takeInMissed.unseen(now, workflows),
      'empty ones looked at again': () => takeInMissed.empty(now, workflows),
      'dead letters taken in': () => takeInMissed.deadLetters(workflows),
      'jobs resumed': () => resumeJobs(now, workflows),
      'recordings freed': () => freeOrphans(now),
      'stray jobs discarded': () => discardStrays(now),
      'past their time to be kept': () => eraseExpired(now, workflows),
      'deletions resumed': () => resumeDeletions(workflows),
      'let go on': () => letGoOn(now),
      kicked: () => kickIfAnythingWaits(now, workflows),
      'announcements made': () => tellUntold(now),
      'not at a good end': () => measure(now),
    };
    const report: Record<string, number> = {};
    for (const [name, run] of Object.entries(parts)) report[name] = await attempt(name, run, log);
    return report;
  };

  /** What waits for a budget or the operator, as soon as there is no refusal any more. */
  async function letGoOn(now: Date): Promise<number> {
    return (await allowance.refusal(now)) ? 0 : letGo();
  }

  /** What waits for a service that is gone would only be parked again. */
  function letGo(): Promise<number> {
    const providers = ports.transcribers.providers.map(({ name }) => name);
    return ports.ledger.unpark(UNPARKED_AT_A_TIME, providers);
  }

  async function resumeDeletions(workflows: Workflows): Promise<number> {
    const ids = await ports.ledger.beingDeleted(DELETIONS_AT_A_TIME);
    for (const id of ids) await workflows.startDeletion(id);
    return ids.length;
  }

  async function kickIfAnythingWaits(now: Date, workflows: Workflows): Promise<number> {
    const waiting = await ports.ledger.waiting(now);
    if (waiting.length > 0) await workflows.kickDispatch();
    return waiting.length;
  }
}

async function attempt(name: string, run: () => Promise<number>, log: Log): Promise<number> {
  try {
    return await run();
  } catch (error) {
    log.warn(`sweep, ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return 0;
  }
}
