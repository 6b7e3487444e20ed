import type { Ports } from '../ports';
import type { ActivityName } from '../workflow/contract';
import type { Activity } from './activity';
import { makeCheckTranscription } from './check-transcription';
import { makeClaimLot } from './claim-lot';
import { makeCloseJob } from './close-job';
import { makeCollectTranscripts } from './collect-transcripts';
import { makeCompleteRecording } from './complete-recording';
import { makeDiscardTranscription } from './discard-transcription';
import { makeFailJob, makeFailRecording } from './fail';
import { makeListTranscribed } from './list-transcribed';
import { makeMarkTranscribing } from './mark-transcribing';
import { makeParkJob, makeParkRecording } from './park';
import { makePlanLots } from './plan-lots';
import { makeReleaseLane } from './release-lane';
import { makeSettleJob } from './settle-job';
import { makeStartJob } from './start-job';
import { makeSubmitTranscription } from './submit-transcription';
import { makeSummarizeRecording } from './summarize-recording';
import type { TakeIn } from './take-in-recording';

/** Every activity of the contract, by its name. */
export function makeActivities(ports: Ports, takeIn: TakeIn): { [N in ActivityName]: Activity<N> } {
  return {
    planLots: makePlanLots(ports),
    claimLot: makeClaimLot(ports),
    startJob: makeStartJob(),
    submitTranscription: makeSubmitTranscription(ports),
    markTranscribing: makeMarkTranscribing(ports),
    checkTranscription: makeCheckTranscription(ports),
    collectTranscripts: makeCollectTranscripts(ports),
    settleJob: makeSettleJob(ports, takeIn),
    discardTranscription: makeDiscardTranscription(ports),
    releaseLane: makeReleaseLane(ports),
    listTranscribed: makeListTranscribed(ports),
    summarizeRecording: makeSummarizeRecording(ports),
    completeRecording: makeCompleteRecording(ports),
    parkJob: makeParkJob(ports),
    parkRecording: makeParkRecording(ports),
    failJob: makeFailJob(ports),
    failRecording: makeFailRecording(ports),
    closeJob: makeCloseJob(ports),
    takeInRecording: async ({ path }, { workflows }) => {
      await takeIn(path, workflows);
      return null;
    },
  };
}
