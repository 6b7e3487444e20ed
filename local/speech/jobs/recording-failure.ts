import { RecognitionError } from '../engine';
import type { Outcome } from '../store/recording';

/** Families of `errorKind` that are evidenced for the service, and those of the engines. */
export type FailureKind = 'InvalidUri' | RecognitionError['kind'];

/** What the service writes into the report, whatever the cause was. */
const MESSAGES: Partial<Record<FailureKind, string>> = {
  InvalidUri: 'The recordings URI is invalid.',
  InvalidData: 'The recordings URI contains invalid data.',
  EmptyAudioFile: 'The audio file is empty.',
  Internal: 'An internal error occurred while the recording was transcribed.',
};

/** A recording that can't be fetched. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  constructor(
    readonly kind: 'InvalidUri' | 'LimitExceeded' | 'EmptyAudioFile',
    message: string,
    /** Whether another try could help. */
    readonly isTransient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type Failure = Extract<Outcome, { status: 'Failed' }>;

/** Makes a report entry of whatever was thrown while a recording was worked on. */
export function toFailure(error: unknown): Failure {
  const known = error instanceof DownloadError || error instanceof RecognitionError;
  const errorKind = known ? error.kind : 'Internal';
  const own = known ? error.message : '';
  return { status: 'Failed', errorKind, errorMessage: MESSAGES[errorKind] ?? own };
}
