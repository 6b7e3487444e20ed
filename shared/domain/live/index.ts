export { isSamePhrase, livePhraseSchema, MOST_SEQUENCE, type LivePhrase } from './phrase';
export {
  countedSession,
  endedSession,
  missingUpTo,
  MOST_MISSING,
  openSessionIn,
  type LiveClosing,
  type LiveEndedBy,
  type LiveMarks,
  type LiveSession,
} from './session';
export { isLiveId, LIVE_ID_BYTES, liveIdOf } from './session-id';
export { toRecognition } from './to-recognition';
export { audioOfSession, SESSION_METADATA, sessionOfAudio } from './session-audio';
