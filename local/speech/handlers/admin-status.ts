import { toDateTime } from '../protocol/date-time';
import { isUnfinished, type Job } from '../store/job';
import type { RecordingCounts } from '../store/recording-table';
import type { Handler } from './handler';

const NOTHING: RecordingCounts = { total: 0, succeeded: 0, failed: 0 };

/** `GET /admin/status`: every job, oldest first, with its progress. */
export const getStatus: Handler = async ({ store, progress }) => {
  const counts = store.recordings.counts();
  const jobs = store.jobs.all().map((job) => {
    const recordings = counts.get(job.id) ?? NOTHING;
    const running = progress.running(job.id);
    return {
      id: job.id,
      displayName: job.displayName,
      status: job.status,
      createdDateTime: toDateTime(job.createdMs),
      lastActionDateTime: toDateTime(job.lastActionMs),
      recordings: { ...recordings, running: running.length },
      progress: fractionDone(job, recordings, running),
    };
  });
  return { jobs };
};

/** 0 to 1, each recording counting the same. */
function fractionDone(job: Job, counts: RecordingCounts, running: readonly number[]): number {
  if (!isUnfinished(job)) return 1;
  const done = running.reduce((sum, fraction) => sum + fraction, counts.succeeded + counts.failed);
  return done / Math.max(1, counts.total);
}
