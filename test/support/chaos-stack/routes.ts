import type { ChaosFault } from './fault';
import { MODEL_FAULTS } from './other-faults';
import type { Kind } from './recordings';
import { SPEECH_FAULTS } from './speech-faults';

/** What leads to an activity that is off the ordinary way. */
export interface Detour {
  readonly faults?: readonly ChaosFault[];
  readonly kinds?: readonly Kind[];
  /** The operator stops everything for a while. */
  readonly stop?: true;
  /** There is an archive to be taken in. */
  readonly archive?: true;
}

function fault(name: string): ChaosFault {
  const found = [...SPEECH_FAULTS, ...MODEL_FAULTS].find((one) => one.name === name);
  if (!found) throw new Error(`There is no fault "${name}" in the catalog.`);
  return found;
}

const REFUSED_BY_ALL_LANES = [fault('speech submit 401')];

/** Activities that a run comes past only on request, or when something is wrong; all others are on the ordinary way. */
const DETOURS: Readonly<Record<string, Detour>> = {
  parkQueued: { stop: true },
  backfillPage: { archive: true },
  eraseRecording: { kinds: ['forgotten'] },
  moveJob: { faults: REFUSED_BY_ALL_LANES },
  parkJob: { faults: REFUSED_BY_ALL_LANES },
  failJob: { faults: [fault('speech submit refused with an unknown code')] },
  failRecording: { faults: [fault('model 400')] },
  parkRecordings: { faults: [fault('model 401')] },
};

/**
 * The order in which a run comes past the activities, so that one run can be killed in many of
 * them. One that is missing here, or that another run comes past in another order, costs a run of
 * its own.
 */
const USUAL_ORDER = [
  'planLots',
  'claimLot',
  'startJob',
  'submitTranscription',
  'parkQueued',
  'backfillPage',
  'eraseRecording',
  'moveJob',
  'parkJob',
  'failJob',
  'markTranscribing',
  'checkTranscription',
  'collectTranscripts',
  'settleJob',
  'discardTranscription',
  'releaseLane',
  'listTranscribed',
  'leaseModel',
  'summarizeRecording',
  'completeRecordings',
  'failRecording',
  'parkRecordings',
  'closeJob',
  'takeInRecording',
];

export const detourTo = (name: string): Detour | undefined => DETOURS[name];

/** Activities that one run can come past, in the order in which it does. */
export function inRuns(names: readonly string[]): string[][] {
  const place = (name: string) => USUAL_ORDER.indexOf(name);
  const groups = Object.groupBy(
    names.toSorted((one, other) => place(one) - place(other)),
    (name) => {
      const detour = detourTo(name);
      if (!detour) return 'ordinary';
      return detour.faults ? 'trouble' : 'request';
    },
  );
  return Object.values(groups);
}
