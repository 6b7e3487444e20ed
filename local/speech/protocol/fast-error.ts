import { RecognitionError } from '../engine';
import { DownloadError, type FailureKind } from '../jobs/recording-failure';
import { invalid, SpeechError, type InnerErrorCode } from './speech-error';

/** Codes of the specification for what is wrong with a recording. Their statuses are not published. */
const CODES: Readonly<Record<Exclude<FailureKind, 'Internal' | 'InvalidUri'>, InnerErrorCode>> = {
  InvalidData: 'InvalidAudioFormat',
  EmptyAudioFile: 'EmptyAudioFile',
  LimitExceeded: 'AudioLengthLimitExceeded',
};

const MESSAGES: Partial<Record<InnerErrorCode, string>> = {
  InvalidAudioFormat: 'The format of the input audio is not supported.',
  EmptyAudioFile: 'The audio file is empty.',
  AudioLengthLimitExceeded: 'The audio is longer than the service takes.',
};

/** The refusal for a recording that failed in one of the ways that batch jobs report. */
export function fastRefusal(kind: string, message?: string): SpeechError {
  if (kind === 'InvalidUri') {
    return invalid('InvalidRecordingsUri', message ?? 'The recordings URI is invalid.', 'audioUrl');
  }
  const code = isCoded(kind) ? CODES[kind] : undefined;
  if (code === undefined) {
    return new SpeechError('InternalServerError', 'UnexpectedError', message ?? kind);
  }
  return new SpeechError('UnprocessableEntity', code, message ?? MESSAGES[code] ?? code, 'audio');
}

/** Whatever was thrown while a recording was worked on, as the service would answer it. */
export function toFastError(error: unknown): unknown {
  const known = error instanceof RecognitionError || error instanceof DownloadError;
  return known ? fastRefusal(error.kind) : error;
}

function isCoded(kind: string): kind is keyof typeof CODES {
  return Object.hasOwn(CODES, kind);
}
