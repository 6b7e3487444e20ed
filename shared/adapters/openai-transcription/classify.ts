import OpenAI from 'openai';
import { ServiceError } from '../../domain/errors';
import { withoutQueries } from '../../domain/source-url';
import { toServiceError, type ServiceWords } from '../openai/classify';

const WORDS: ServiceWords = {
  service: 'Transcription service',
  prefix: 'transcription',
  access:
    "Check TRANSCRIPTION_API_KEY, or that the app's identity has the role Cognitive Services OpenAI User.",
  place: 'Check TRANSCRIPTION_MODEL and TRANSCRIPTION_BASE_URL.',
};

/** Statuses of what is wrong with the recording; what the service says of it is the reason. */
const OF_RECORDING: readonly number[] = [400, 413, 415, 422];

/**
 * What an error of the SDK means for what comes next. Never `unsure`: nothing is kept there, so there
 * is nothing to look for, and the worst of another try is that the recording is paid for twice.
 */
export function classify(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (!(error instanceof OpenAI.APIError) || !OF_RECORDING.includes(Number(error.status))) {
    return toServiceError(error, WORDS);
  }
  // The SDK writes the status before the service's own words.
  const said = error.message.replace(/^\d{3} /, '');
  return toServiceError(error, WORDS, ` ${withoutQueries(said)}`);
}

/** No answer, or one that was cut off or garbled on the way. */
export function noAnswer(cause: unknown): ServiceError {
  return toServiceError(cause, WORDS);
}

/** Whether a model or server takes recordings, but does not answer in the form that was asked for. */
export function isFormRefused(error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError) || ![400, 422].includes(Number(error.status)))
    return false;
  return /response_format|timestamp_granularities|verbose_json/.test(
    `${String(error.param)} ${error.message}`,
  );
}
