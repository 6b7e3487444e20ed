import { ALL_CHANNELS, mixed } from '../../recognizer/mixed';
import {
  RecognitionError,
  type RecognitionEngine,
  type RecognizedAudio,
} from '../../speech/engine';
import { ApiError, badRequest } from '../protocol/errors';
import { GPT_SECONDS, UNCUT_SECONDS } from './models';
import type { TranscriptionRequest } from './transcription-request';

/** Languages that are listened for where none is named. */
const LANGUAGES: readonly string[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja', 'zh'];

/** The diarizing model is not told how many there are. */
const MOST_SPEAKERS = 10;

/** Recognizes an uploaded file, its channels mixed. @throws ApiError for what can't be recognized */
export async function hear(
  engine: RecognitionEngine,
  { file, language, family, isChunked }: TranscriptionRequest,
  signal: AbortSignal,
): Promise<RecognizedAudio> {
  const withSpeakers = family === 'diarize';
  let audio: RecognizedAudio;
  try {
    audio = await engine.recognize({
      file: file.path,
      source: file.name,
      locale: language ?? 'en',
      ...(language === undefined && { candidateLocales: LANGUAGES }),
      channels: ALL_CHANNELS,
      ...(withSpeakers && { diarization: { maxSpeakers: MOST_SPEAKERS } }),
      signal,
    });
  } catch (error) {
    throw error instanceof RecognitionError ? refusalOf(error) : error;
  }
  const seconds = audio.durationMs / 1000;
  if (family !== 'whisper' && seconds > GPT_SECONDS) {
    const most = `${String(GPT_SECONDS)} seconds which is the maximum for this model`;
    throw badRequest(
      `audio duration ${String(seconds)} seconds is longer than ${most}`,
      null,
      'invalid_value',
    );
  }
  if (withSpeakers && !isChunked && seconds > UNCUT_SECONDS) {
    const what = 'chunking_strategy is required for diarization models';
    throw badRequest(what, 'chunking_strategy', 'invalid_value');
  }
  return mixed(audio, withSpeakers);
}

function refusalOf({ kind, message }: RecognitionError): ApiError {
  switch (kind) {
    case 'EmptyAudioFile':
      return badRequest(
        'Audio file is too short. Minimum audio length is 0.1 seconds.',
        'file',
        'audio_too_short',
      );
    case 'InvalidData':
      return badRequest(
        'The audio file could not be decoded or its format is not supported.',
        'file',
        'invalid_value',
      );
    case 'LimitExceeded':
      return badRequest(message, 'file', 'invalid_value');
    case 'Internal':
      return new ApiError(500, message, { type: 'server_error' });
  }
}
