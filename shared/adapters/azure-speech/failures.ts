import { reasonOf } from '../../domain/errors';
import { withoutQuery } from '../../domain/source-url';
import type { Failure, FileFailure } from '../../domain/provider';
import { withoutQueries } from './classify';

/**
 * Codes of failed files and jobs are not published; these pass by themselves, as Microsoft's own
 * ingestion client sees it. Everything else is final, and stated.
 */
const PASSING = ['Internal', 'InternalServerError', 'Timeout', 'Transient', 'ServiceUnavailable'];

/** A whole job may fail of these because of one of its recordings. */
const OF_ONE = ['InvalidUri', 'InvalidData', 'InvalidAudioFormat', 'BadChannelConfiguration'];

/** What a person can do, by code; matched against the message where the code is generic. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /InvalidData|invalid data/i,
    'Save the recording anew as WAV, FLAC, MP3 or Opus without embedded pictures or video and drop it again.',
  ],
  [
    /InvalidUri|URI is invalid|Authentication failed/i,
    'Check that the Speech service may read the recordings container (RECORDINGS_ACCESS).',
  ],
  [/LimitExceeded|exceeds the limit/i, 'Split the recording and drop the parts.'],
  [/EmptyAudio|no audio/i, 'The file holds no audio; upload the recording again.'],
];

/** A code and message of the service as a stated reason. */
export function toFailure(
  code: string | undefined,
  message: string | undefined,
): Failure & { oneOfMany: boolean } {
  const told = withoutQueries(message ?? 'no reason given');
  const advice = ADVICE.find(([pattern]) => pattern.test(`${code} ${told}`))?.[1];
  return {
    reason: reasonOf(
      `speech_${code ?? 'unknown'}`,
      `The speech service could not transcribe it: ${told}${advice ? ` ${advice}` : ''}`,
    ),
    retryable: code !== undefined && PASSING.includes(code),
    // Only where a whole job failed; of a file it goes without saying.
    oneOfMany: code !== undefined && OF_ONE.includes(code),
  };
}

/** A failed entry of report.json. */
export function toFileFailure(detail: {
  source?: string | undefined;
  sourceUrl?: string | undefined;
  errorKind?: string | undefined;
  errorMessage?: string | undefined;
}): FileFailure {
  const { reason, retryable } = toFailure(detail.errorKind, detail.errorMessage);
  return {
    source: withoutQuery(detail.source ?? detail.sourceUrl ?? 'about:blank'),
    reason,
    retryable,
  };
}
