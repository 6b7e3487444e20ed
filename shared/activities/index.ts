import type { CategoryRule } from '../domain/categories';
import type { Ports } from '../ports';
import type { ActivityName } from '../workflow/contract';
import type { Activity } from './activity';
import { makeAllowance, type Budgets } from './allowance';
import { makeBackfillPage } from './backfill-page';
import { makeCheckTranscription } from './check-transcription';
import { makeClaimLot, type JobCaps } from './claim-lot';
import { makeCloseJob } from './close-job';
import { makeCollectTranscripts } from './collect-transcripts';
import { makeCompleteRecordings } from './complete-recordings';
import { makeDiscardTranscription } from './discard-transcription';
import { makeEraseRecording } from './erase-recording';
import { makeFailJob, makeFailRecording } from './fail';
import { makeFailOver, type FailOverSettings } from './fail-over';
import { makeLeaseModel, type ModelPace } from './lease-model';
import { makeCollectLive } from './live/collect-live';
import { makeLookAtLive, type LiveTimes } from './live/look-at-live';
import { makeListTranscribed } from './list-transcribed';
import { makeMarkTranscribing } from './mark-transcribing';
import { makeMoveJob } from './move-job';
import { makeParkJob, makeParkRecordings } from './park';
import { makeParkQueued } from './park-queued';
import { makePlanLots } from './plan-lots';
import type { RedactionSettings } from './redact-transcript';
import { makeReleaseLane } from './release-lane';
import { makeSettleJob } from './settle-job';
import { makeStartJob } from './start-job';
import { makeSubmitTranscription } from './submit-transcription';
import { makeSummarizeAgain } from './summarize-again';
import { makeSummarizeRecording } from './summarize-recording';
import type { TakeIn } from './take-in-recording';

/** Bounds that hold over all instances of the app. */
export interface Limits {
  readonly budgets: Budgets;
  readonly jobCaps: JobCaps;
  readonly modelPace: ModelPace;
}

/** How recordings are read, where they do not choose themselves. */
export interface ReadingSettings {
  readonly redaction?: RedactionSettings;
  /** The customer's own categories. */
  readonly categories?: readonly CategoryRule[];
  readonly live?: LiveTimes;
  /** Absent: what a service refuses waits for it. */
  readonly failOver?: FailOverSettings;
}

/** The settings' defaults. */
const LIVE_TIMES: LiveTimes = { idleMs: 10 * 60_000, mostMs: 8 * 3_600_000 };

/** Every activity of the contract, by its name. */
export function makeActivities(
  ports: Ports,
  takeIn: TakeIn,
  limits: Limits & ReadingSettings,
): { [N in ActivityName]: Activity<N> } {
  const allowance = makeAllowance(ports, limits.budgets);
  return {
    planLots: makePlanLots(ports, allowance),
    parkQueued: makeParkQueued(ports),
    claimLot: makeClaimLot(ports, allowance, limits.jobCaps),
    moveJob: makeMoveJob(ports, limits.failOver?.failover),
    failOver: makeFailOver(ports, limits.failOver),
    leaseModel: makeLeaseModel(ports, allowance, limits.modelPace),
    startJob: makeStartJob(),
    submitTranscription: makeSubmitTranscription(ports),
    markTranscribing: makeMarkTranscribing(ports),
    checkTranscription: makeCheckTranscription(ports),
    collectTranscripts: makeCollectTranscripts(ports, limits.redaction),
    settleJob: makeSettleJob(ports, takeIn),
    discardTranscription: makeDiscardTranscription(ports),
    releaseLane: makeReleaseLane(ports),
    listTranscribed: makeListTranscribed(ports),
    summarizeRecording: makeSummarizeRecording(ports, limits),
    summarizeAgain: makeSummarizeAgain(ports),
    completeRecordings: makeCompleteRecordings(ports),
    parkJob: makeParkJob(ports),
    parkRecordings: makeParkRecordings(ports),
    failJob: makeFailJob(ports),
    failRecording: makeFailRecording(ports),
    closeJob: makeCloseJob(ports),
    eraseRecording: makeEraseRecording(ports),
    backfillPage: makeBackfillPage(ports, takeIn),
    lookAtLive: makeLookAtLive(ports, limits.live ?? LIVE_TIMES),
    collectLive: makeCollectLive(ports, limits.redaction),
    takeInRecording: async (blob, { workflows }) => {
      await takeIn(blob, workflows);
      return null;
    },
  };
}
