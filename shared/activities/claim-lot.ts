import type { ManifestEntry } from '../domain/job';
import type { Ports, QueuedRecording } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';

/**
 * A claim without a job after this long was left behind by a dispatcher that is gone; the sweep
 * frees it. While a job is unfinished its claims hold, however long it takes.
 */
const CLAIM_MS = 30 * 60_000;

/**
 * Takes a lane, claims queued recordings of one profile for a job and writes the job's manifest. A
 * repeat takes what it had claimed before together with what is new, so a crash in the middle loses
 * nothing. A lane that another dispatcher took in the meantime is left alone.
 */
export function makeClaimLot(
  ports: Pick<Ports, 'clock' | 'ledger' | 'jobs' | 'transcriber'>,
): Activity<'claimLot'> {
  const { clock, ledger, jobs, transcriber } = ports;

  return async ({ jobId, lane, profile }) => {
    const existing = await jobs.read(jobId);
    if (existing && existing.state !== 'claiming') return { count: existing.manifest.length };
    const createdAt = clock.now().toISOString();
    if (!existing) {
      if ((await jobs.busyLanes()).includes(lane)) return { count: 0 };
      const job = { id: jobId, schemaVersion: 1, lane, profile, createdAt } as const;
      await jobs.create({ ...job, state: 'claiming', manifest: [], audioSeconds: 0 });
    }
    const claimed = await claim(jobId, profile);
    await jobs.update(jobId, {
      state: claimed.length > 0 ? 'prepared' : 'closed',
      manifest: claimed.map(toEntry),
      audioSeconds: claimed.reduce((sum, one) => sum + one.estimatedSeconds, 0),
    });
    return { count: claimed.length };
  };

  async function claim(jobId: string, profile: string): Promise<QueuedRecording[]> {
    const now = clock.now();
    const until = new Date(now.getTime() + CLAIM_MS);
    const claimed: QueuedRecording[] = await ledger.claimedBy(jobId);
    const limit = transcriber.recordingsPerJob - claimed.length;
    const seen = await ledger.queued({ now, limit, profile });
    await forEachAtOnce(seen, async (recording) => {
      if (await ledger.claim(recording, { jobId, at: now, until })) {
        claimed.push({ ...recording, epoch: recording.epoch + 1 });
      }
    });
    return claimed;
  }
}

function toEntry({ id, container, path, version, epoch }: QueuedRecording): ManifestEntry {
  return { recordingId: id, container, path, version, epoch };
}
