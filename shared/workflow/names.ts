/* Names of orchestrations, of their events and of what they say of themselves. */

export const DISPATCH = 'dispatch';
export const TRANSCRIBE_BATCH = 'transcribeBatch';
export const SUMMARIZE_RECORDINGS = 'summarizeRecordings';
export const AWAIT_CONTENT = 'awaitContent';
export const KEEP_TRYING = 'keepTrying';
export const DELETE_RECORDING = 'deleteRecording';
export const BACKFILL = 'backfill';
export const SUMMARIZE_AGAIN = 'anotherSummary';
export const LIVE_SESSION = 'liveSession';

/** Custom status of a dispatch that has yet to look at the queue. */
export const GATHERING = 'gathering';
/** Custom status of a dispatch that has looked: what lands now may escape it. */
export const CLAIMING = 'claiming';

/** Event to a transcribeBatch: the provider says that its job is over. */
export const TRANSCRIPTION_ENDED = 'transcriptionEnded';

/** Event to a liveSession: its client has closed it, or it is to be deleted. */
export const LIVE_ENDED = 'liveEnded';
