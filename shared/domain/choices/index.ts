export type { CallFacts, Profanity, RecordingChoices, Separation, SummaryChoices } from './choices';
export {
  decide,
  MOST_BYTES,
  transcriptionByDefault,
  type Abilities,
  type ChoiceDefaults,
  type Decision,
  type Transcription,
} from './decide';
export { decideLocales, type Locales } from './decide-locales';
export { decideService, type KnownProvider, type ServiceChoices } from './decide-service';
export { separationFor, separationsOf, type Heard } from './decide-speakers';
export { layerOfText } from './from-text';
export { isAboutChoices, reasonFor, type Layer, type Problem, type Source } from './layer';
export { ordered, said } from './merge';
export { layerOfName, parseNamePattern, type NamePattern } from './name';
export { NO_PROFILES, profilesFrom, withProfile, type Profiles } from './profiles';
export { callSchema, choicesSchema } from './schema';
export {
  isJson,
  layerOfSidecar,
  looksLikeSidecar,
  MOST_SIDECAR_BYTES,
  sidecarsOf,
  withoutSidecars,
  withoutSuffix,
  type Sidecar,
} from './sidecar';
