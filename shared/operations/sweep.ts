import { MOST_ATTEMPTS, requeued, type LedgerRecord } from '../domain/ledger';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import type { Log, Ports, Tagged, Workflows } from '../ports';
import { PATIENCE_MS } from '../workflow/retry-policy';
import type { TakeIn } from '../activities/take-in-recording';

/** A job younger than this is just being started by its dispatcher. */
const STARTING_MS = 2 * 60_000;
/** Left-behind recordings dealt with in one sweep; the next one takes the rest. */
const AT_A_TIME = 500;

export interface SweepReport {
  readonly unseen: number;
  readonly freed: number;
  readonly resumed: number;
}

/**
 * Puts what was lost or left behind on its way again, by the code that would have taken it in the
 * first place: recordings without an event, empty blobs whose time is over, jobs whose
 * orchestration is gone, claims whose job is gone, and queued recordings nobody was told of.
 */
export function makeSweep(
  ports: Pick<Ports, 'clock' | 'ledger' | 'jobs' | 'recordings'>,
  takeIn: TakeIn,
  settings: { readonly jobDeadlineMs: number },
) {
  const { clock, ledger, jobs, recordings } = ports;

  return async (workflows: Workflows, log: Log): Promise<SweepReport> => {
    const now = clock.now();
    const unseen = await takeInUnseen(workflows);
    for (const { path } of await ledger.emptyAndDue(now, AT_A_TIME)) await takeIn(path, workflows);
    const resumed = await resumeJobs(now, workflows);
    const freed = await freeOrphans(now);
    const [waiting] = await ledger.queued({ now, limit: 1 });
    if (waiting) await workflows.kickDispatch();
    if (unseen + freed > 0) log.warn(`sweep: ${unseen} taken in without an event, ${freed} freed`);
    return { unseen, freed, resumed };
  };

  async function takeInUnseen(workflows: Workflows): Promise<number> {
    let unseen = 0;
    for await (const page of recordings.list()) {
      const blobs = page.map((blob) => ({
        ...blob,
        id: recordingIdOf(recordings.container, blob.path),
      }));
      const known = await ledger.versions(blobs.map((blob) => blob.id));
      for (const { id, path, etag } of blobs) {
        if (known.get(id) === versionOf(etag)) continue;
        await takeIn(path, workflows);
        unseen += 1;
      }
    }
    return unseen;
  }

  /** Starting an orchestration that runs changes nothing, so all are started. */
  async function resumeJobs(now: Date, workflows: Workflows): Promise<number> {
    const unfinished = await jobs.unfinished(new Date(now.getTime() - STARTING_MS));
    const hopeless = now.getTime() - settings.jobDeadlineMs - PATIENCE_MS;
    for (const { id, createdAt } of unfinished) {
      if (Date.parse(createdAt) < hopeless) await jobs.update(id, { state: 'closed' });
      else await workflows.startJob(id);
    }
    return unfinished.length;
  }

  async function freeOrphans(now: Date): Promise<number> {
    const unfinished = await jobs.unfinished(now);
    const orphans = await ledger.orphans(
      now,
      unfinished.map((job) => job.id),
      AT_A_TIME,
    );
    for (const orphan of orphans) await free(orphan, now);
    return orphans.length;
  }

  /** Raising the epoch takes the recording from whoever might still believe to own it. */
  async function free({ value, tag }: Tagged<LedgerRecord>, now: Date): Promise<void> {
    const again = requeued(value);
    const givenUp: LedgerRecord = {
      ...again,
      status: 'failed',
      reason: {
        code: 'left_behind',
        message: `Given up after ${value.attempts} jobs that did not finish it. Drop the recording again once the cause is found.`,
      },
      times: { ...value.times, completedAt: now.toISOString() },
    };
    await ledger.replace(value.attempts >= MOST_ATTEMPTS ? givenUp : again, tag);
  }
}
