import type { RecognitionRequest } from '../../speech/engine';
import { withoutQuery } from '../../speech/source-name';
import type { Job } from '../store/job';

/** Channel diarization takes up to 100 channels. */
const CHANNELS = Array.from({ length: 100 }, (_, channel) => channel);
/** There is no bound that a client could set. */
const MOST_SPEAKERS = 10;
/** Identified among, where nobody says what is expected. */
const USUAL_LANGUAGES = ['en', 'de', 'fr', 'es'];

/** What the recognizer is asked for. All channels are heard: without channel diarization as one. */
export function toRequest(job: Job, file: string, signal: AbortSignal): RecognitionRequest {
  const { config, dataName } = job;
  const { language, output_locale: spelling, diarization } = config.transcription_config;
  const { url } = config.fetch_data ?? {};
  const identified = config.language_identification_config;
  const candidates = identified?.expected_languages ?? USUAL_LANGUAGES;
  const isAuto = language === 'auto';
  return {
    file,
    source: url === undefined ? dataName : withoutQuery(url),
    locale: isAuto
      ? (identified?.default_language ?? candidates[0] ?? 'en')
      : (spelling ?? language),
    ...(isAuto && { candidateLocales: candidates }),
    channels: CHANNELS,
    ...(diarization === 'speaker' && { diarization: { maxSpeakers: MOST_SPEAKERS } }),
    signal,
  };
}
