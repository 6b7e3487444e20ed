import type { Lot } from '../domain/planning';
import type { Priority } from '../domain/ledger';
import { profileFromKey } from '../domain/profile';
import type { Ports } from '../ports';
import type { QueuedRecording } from '../domain/ledger';
import type { Activity } from './activity';
import type { Allowance } from './allowance';
import { forEachAtOnce } from './at-once';
import { idsOf, jobOf } from './job-of';
import { makeLanes } from './lanes';
import { plannedSeconds, preparedWith, secondsOf } from './manifest';

/**
 * A claim without a job after this long was left behind by a dispatcher that is gone; the sweep
 * frees it. While a job is unfinished its claims hold, however long it takes.
 */
const CLAIM_MS = 30 * 60_000;

/** How much audio one job may have (seconds): it holds its lane for as long as that takes. */
export type JobCaps = Readonly<Record<Priority, number>>;

/**
 * Takes a lane, claims queued recordings of one profile for a job and writes the job's manifest. A
 * repeat takes what it had claimed before together with what is new, so a crash in the middle loses
 * nothing. A lane that another dispatcher took in the meantime is left alone.
 */
export function makeClaimLot(
  ports: Pick<Ports, 'clock' | 'control' | 'ledger' | 'jobs' | 'transcribers'>,
  allowance: Allowance,
  caps: JobCaps,
): Activity<'claimLot'> {
  const { clock, ledger, jobs, transcribers } = ports;
  const lanes = makeLanes(ports);

  return async ({ jobId, ...lot }) => {
    const { lane, profile, priority } = lot;
    const existing = await jobs.read(jobId);
    if (existing && existing.state !== 'claiming') return { count: existing.manifest.length };
    if (!existing) {
      // The job first: a lane whose holder has no document would look free to others.
      const createdAt = clock.now().toISOString();
      const job = { id: jobId, schemaVersion: 1, lane, profile, priority, createdAt } as const;
      await jobs.create({ ...job, state: 'claiming', manifest: [], audioSeconds: 0 });
    }
    const claimed = (await lanes.take(lane, jobId)) ? await claim(jobId, lot) : [];
    if (await jobs.prepare(jobId, preparedWith(claimed))) return { count: claimed.length };
    return { count: await giveBackRest(jobId, claimed) };
  };

  /**
   * The sweep took this dispatcher for lost, and the job has gone on with what was claimed by then:
   * what came later is queued again, as if nothing had been. Says how many the job has.
   */
  async function giveBackRest(jobId: string, claimed: readonly QueuedRecording[]): Promise<number> {
    const job = await jobOf(jobs, jobId);
    const kept = new Set(idsOf(job));
    const rest = claimed.filter(({ id }) => !kept.has(id));
    await forEachAtOnce(rest, async ({ id, epoch, version }) => {
      const owner = { recordingId: id, jobId, epoch, version };
      await ledger.advance(owner, { status: 'queued', release: 'uncounted' });
    });
    return job.manifest.length;
  }

  async function claim(jobId: string, lot: Omit<Lot, 'lane'>): Promise<QueuedRecording[]> {
    const now = clock.now();
    const until = new Date(now.getTime() + CLAIM_MS);
    const claimed: QueuedRecording[] = await ledger.claimedBy(jobId);
    const room =
      Math.min(caps[lot.priority], await allowance.audioSecondsLeft(now)) - secondsOf(claimed);
    const { profile, priority } = lot;
    const { provider } = profileFromKey(profile);
    const service = transcribers.providers.find(({ name }) => name === provider);
    // One that the settings no longer name takes nothing more: the next plan says so.
    const most = Math.min(service?.capabilities.recordingsPerJob ?? 0, lot.most);
    const limit = most - claimed.length;
    const seen = limit > 0 ? await ledger.queued({ now, limit, profile, priority }) : [];
    await forEachAtOnce(withinRoom(seen, room, claimed.length === 0), async (recording) => {
      if (await ledger.claim(recording, { jobId, at: now, until })) {
        claimed.push({ ...recording, epoch: recording.epoch + 1 });
      }
    });
    return claimed;
  }
}

/** As many from the first on as have room; a recording that is longer than any room goes alone. */
function withinRoom(
  seen: readonly QueuedRecording[],
  seconds: number,
  isFirst: boolean,
): QueuedRecording[] {
  let left = seconds;
  const end = seen.findIndex((one) => (left -= plannedSeconds(one)) < 0);
  if (end === -1) return [...seen];
  return seen.slice(0, isFirst && seconds > 0 ? Math.max(1, end) : end);
}
