import type { Capabilities } from '../../../domain/provider';
import { IDENTIFIED, LANGUAGES } from '../languages';

/** "Less than 1 GB" in the body of a request (limits page). */
const MOST_UPLOADED_BYTES = 1_000_000_000 - 1;

/** Custom dictionary: at most 1,000 entries (its page). */
export const MOST_PHRASES = 1000;

/**
 * What batch transcription takes, by the documentation of 2026.
 *
 * @param audio `link`: the service fetches the recording itself, of any size
 */
export function capabilitiesOf(audio: 'link' | 'upload'): Capabilities {
  return {
    mode: 'batch',
    // A job is one file.
    recordingsPerJob: 1,
    // No bound is documented for what it fetches.
    mostBytes: audio === 'upload' ? MOST_UPLOADED_BYTES : Number.MAX_SAFE_INTEGER,
    // None is documented; what a job may take is what retention leaves.
    mostSeconds: 24 * 3600,
    // The list on the input page is exhaustive; opus is a codec of ogg.
    formats: ['wav', 'mp3', 'aac', 'ogg', 'opus', 'mpeg', 'amr', 'm4a', 'mp4', 'flac'],
    separations: ['channels', 'diarization', 'none'],
    // It tags swear words in three languages, and neither masks nor removes any.
    profanities: ['None'],
    phraseHints: MOST_PHRASES,
    // `expected_languages` has no documented bound; this is as many as the others take.
    candidateLocales: 10,
    languages: LANGUAGES,
    languagesIdentified: IDENTIFIED,
    // It takes 50 reads a second, and answers while a short recording is still fresh.
    pollMinMs: 5000,
  };
}
