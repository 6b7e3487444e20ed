import type { Ports, QueuedRecording } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';

/**
 * A claim without a job after this long was left behind by a dispatcher that is gone; the sweep
 * frees it. While a job is unfinished its claims hold, however long it takes.
 */
const CLAIM_MS = 30 * 60_000;

/**
 * Claims queued recordings of one profile for a job and writes the job's manifest. A repeat takes
 * what it had claimed before together with what is new, so a crash in the middle loses nothing.
 */
export function makeClaimLot(
  ports: Pick<Ports, 'clock' | 'ledger' | 'jobs' | 'transcriber'>,
): Activity<'claimLot'> {
  return async ({ jobId, lane, profile }) => {
    const existing = await ports.jobs.read(jobId);
    if (existing) return { count: existing.manifest.length };

    const { clock, ledger, jobs, transcriber } = ports;
    const now = clock.now();
    const until = new Date(now.getTime() + CLAIM_MS);
    const mine = await ledger.claimedBy(jobId);
    const limit = transcriber.recordingsPerJob - mine.length;
    const seen = await ledger.queued({ now, limit, profile });
    const claimed: QueuedRecording[] = [...mine];
    await forEachAtOnce(seen, async (recording) => {
      if (await ledger.claim(recording, { jobId, at: now, until })) {
        claimed.push({ ...recording, epoch: recording.epoch + 1 });
      }
    });
    if (claimed.length === 0) return { count: 0 };

    await jobs.create({
      id: jobId,
      schemaVersion: 1,
      lane,
      profile,
      state: 'prepared',
      manifest: claimed.map(({ id, container, path, version, epoch }) => ({
        recordingId: id,
        container,
        path,
        version,
        epoch,
      })),
      audioSeconds: claimed.reduce((sum, one) => sum + one.estimatedSeconds, 0),
      createdAt: now.toISOString(),
    });
    return { count: claimed.length };
  };
}
