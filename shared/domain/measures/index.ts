export { LONG_SILENCE_MS, measure } from './measure';
export type { Measures, Monologue, SilenceMeasures, SpeakerMeasures } from './types';
