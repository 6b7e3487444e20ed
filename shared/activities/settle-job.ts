import { BLOB_GONE } from '../domain/admission';
import type { Reason } from '../domain/errors';
import type { Job, ManifestEntry } from '../domain/job';
import {
  MOST_ATTEMPTS,
  type LedgerChange,
  type OwnedRecording,
  type Status,
} from '../domain/ledger';
import { partOf } from '../domain/profile';
import type { Failure } from '../domain/provider';
import { versionOf } from '../domain/recording-id';
import type { Ports, Workflows } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { makeBySource } from './by-source';
import { makeEndings } from './ending';
import { idsOf, jobOf } from './job-of';
import type { TakeIn } from './take-in-recording';

/** Before a recording that failed in passing is tried again. */
const TRY_AGAIN_MS = 60_000;

const NO_RESULT: Failure = {
  reason: {
    code: 'no_result',
    message: 'The speech service ended the job without a transcript and without a reason for it.',
  },
  retryable: true,
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
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'recordings' | 'transcribers' | 'announcer'>,
  takeIn: TakeIn,
): Activity<'settleJob'> {
  const { clock, jobs, ledger, recordings, transcribers } = ports;
  const endings = makeEndings(ports);

  return async ({ jobId, jobFailure }, { workflows }) => {
    const job = await jobOf(jobs, jobId);
    const owned = await ledger.ownedBy(jobId, idsOf(job));
    const open = owned.filter(({ status }) => isOpen(job, status));
    if (open.length > 0) await settleAll(job, open, jobFailure, workflows);
    await jobs.update(jobId, { state: 'settled' });
    await endings.tell(open.map(({ recordingId }) => recordingId));
    return null;
  };

  async function settleAll(
    job: Job,
    open: readonly OwnedRecording[],
    jobFailure: Failure | null,
    workflows: Workflows,
  ): Promise<void> {
    const failures = job.providerJobId
      ? await transcribers.on(job.lane).failures(job.providerJobId)
      : [];
    const bySource = makeBySource(job, recordings);
    const ofFiles = new Map(failures.map((failure) => [bySource(failure)?.recordingId, failure]));
    const entries = new Map(job.manifest.map((entry) => [entry.recordingId, entry]));
    await forEachAtOnce(open, async (recording) => {
      const entry = entries.get(recording.recordingId);
      if (!entry) return;
      const ofFile = ofFiles.get(entry.recordingId);
      const change =
        !ofFile && jobFailure?.oneOfMany && job.manifest.length > 1
          ? inHalf(job, entry, jobFailure.reason)
          : changeFor(ofFile ?? jobFailure ?? NO_RESULT, recording.attempts);
      await settle(recording, entry, change, workflows);
    });
  }

  async function settle(
    recording: OwnedRecording,
    entry: ManifestEntry,
    change: LedgerChange,
    workflows: Workflows,
  ): Promise<void> {
    const properties = await recordings.properties(entry);
    if (!properties) {
      await ledger.advance(recording, failed(BLOB_GONE));
    } else if (versionOf(properties.etag) !== entry.version) {
      await takeIn(entry, workflows);
    } else {
      await ledger.advance(recording, change);
    }
  }

  /**
   * The service refused the job as a whole, and one recording may be to blame: each half goes into a
   * job of its own, until the one that is refused has a single recording, which then is the culprit.
   */
  function inHalf(job: Job, entry: ManifestEntry, reason: Reason): LedgerChange {
    const half = job.manifest.indexOf(entry) < job.manifest.length / 2 ? 'a' : 'b';
    return {
      status: 'queued',
      reason,
      notBefore: clock.now().toISOString(),
      profile: partOf(job.profile, `${job.id.slice(-12)}-${half}`),
      release: 'uncounted',
    };
  }

  function changeFor({ reason, retryable }: Failure, attempts: number): LedgerChange {
    if (!retryable || attempts >= MOST_ATTEMPTS) return failed(reason);
    const notBefore = new Date(clock.now().getTime() + TRY_AGAIN_MS).toISOString();
    return { status: 'queued', reason, notBefore, release: 'counted' };
  }

  function failed(reason: Reason): LedgerChange {
    const completedAt = clock.now().toISOString();
    return { status: 'failed', reason, times: { completedAt }, ...endings.mark };
  }
}
