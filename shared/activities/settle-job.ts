import type { Reason } from '../domain/errors';
import type { Job, ManifestEntry } from '../domain/job';
import { MOST_ATTEMPTS, type Owner, type Status } from '../domain/ledger';
import { versionOf } from '../domain/recording-id';
import type { FileFailure, LedgerChange, Ports, Workflows } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { idsOf, jobOf } from './job-of';
import { withoutQuery } from '../domain/source-url';
import type { TakeIn } from './take-in-recording';

/** Before a recording that failed in passing is tried again. */
const TRY_AGAIN_MS = 60_000;

type Failure = { readonly reason: Reason; readonly retryable: boolean };
type Open = Owner & { status: Status; attempts: number };

const NO_RESULT: Failure = {
  reason: {
    code: 'no_result',
    message: 'The speech service ended the job without a transcript and without a reason for it.',
  },
  retryable: true,
};

const DELETED: Reason = {
  code: 'recording_deleted',
  message: 'The recording was deleted from the container before it was transcribed.',
};

/** Parked without a submission: everything went away while the job waited. Else a transcript waits for its summary. */
function isOpen(job: Job, status: Status): boolean {
  if (status === 'parked') return job.providerJobId === undefined;
  return status === 'claimed' || status === 'transcribing';
}

/**
 * Gives every recording of a job that got no transcript its stated end: failed with the service's
 * reason, queued again where another try may help, or taken in anew where it was overwritten.
 */
export function makeSettleJob(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'recordings' | 'transcriber'>,
  takeIn: TakeIn,
): Activity<'settleJob'> {
  const { clock, jobs, ledger, recordings, transcriber } = ports;

  return async ({ jobId, jobFailure }, { workflows }) => {
    const job = await jobOf(jobs, jobId);
    const owned = await ledger.ownedBy(jobId, idsOf(job));
    const open = owned.filter(({ status }) => isOpen(job, status));
    if (open.length > 0) await settleAll(job, open, jobFailure, workflows);
    await jobs.update(jobId, { state: 'settled' });
    return null;
  };

  async function settleAll(
    job: Job,
    open: readonly Open[],
    jobFailure: Failure | null,
    workflows: Workflows,
  ): Promise<void> {
    const failures = job.providerJobId ? await transcriber.failures(job.providerJobId) : [];
    const bySource = new Map(failures.map((failure) => [failure.source, failure]));
    const entries = new Map(job.manifest.map((entry) => [entry.recordingId, entry]));
    await forEachAtOnce(open, async (recording) => {
      const entry = entries.get(recording.recordingId);
      if (entry) await settle(recording, entry, bySource, jobFailure, workflows);
    });
  }

  async function settle(
    recording: Open,
    { path, version }: ManifestEntry,
    bySource: ReadonlyMap<string, FileFailure>,
    jobFailure: Failure | null,
    workflows: Workflows,
  ): Promise<void> {
    const properties = await recordings.properties(path);
    if (!properties) {
      await ledger.advance(recording, failed(DELETED));
    } else if (versionOf(properties.etag) !== version) {
      await takeIn(path, workflows);
    } else {
      const source = withoutQuery(recordings.url(path));
      const failure = bySource.get(source) ?? jobFailure ?? NO_RESULT;
      await ledger.advance(recording, changeFor(failure, recording.attempts));
    }
  }

  function changeFor({ reason, retryable }: Failure, attempts: number): LedgerChange {
    if (!retryable || attempts >= MOST_ATTEMPTS) return failed(reason);
    const notBefore = new Date(clock.now().getTime() + TRY_AGAIN_MS).toISOString();
    return { status: 'queued', reason, notBefore, release: true };
  }

  function failed(reason: Reason): LedgerChange {
    return { status: 'failed', reason, times: { completedAt: clock.now().toISOString() } };
  }
}
