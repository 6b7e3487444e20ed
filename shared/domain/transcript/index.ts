export { toTranscript, type About } from './build';
export { moreOf } from './more';
export { hasSpeech, numberPhrases } from './phrases';
export { withRoles } from './roles';
export { speakerIdOf, speakerLabel, speakerOf, speakersIn } from './speakers';
export { clock, dialogueLine, plainText } from './text';
export type {
  Alternative,
  ChannelText,
  More,
  Origin,
  Phrase,
  Recognition,
  Redaction,
  Speaker,
  Transcript,
  UnnumberedPhrase,
  Word,
} from './types';
