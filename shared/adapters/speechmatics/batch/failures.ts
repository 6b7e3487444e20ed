import { reasonOf } from '../../../domain/errors';
import type { Failure } from '../../../domain/provider';
import { safeText } from '../classify';

interface Cause {
  readonly pattern: RegExp;
  readonly code: string;
  readonly retryable: boolean;
  readonly advice?: string;
}

/**
 * Known texts of `errors` (input, language identification and troubleshooting pages), the first that
 * matches. There are no codes. What is not known is final, and stated.
 */
const CAUSES: readonly Cause[] = [
  {
    pattern: /fetch/i,
    code: 'fetch_failed',
    // A new link, or a store that is back, may do.
    retryable: true,
    advice:
      'Check that the recordings can be reached from the internet, or set SPEECHMATICS_AUDIO=upload.',
  },
  {
    pattern: /identified language|language .*not supported|no speech found|sufficient confidence/i,
    code: 'language',
    retryable: false,
    advice: 'Check the locales that were chosen for the recording.',
  },
  {
    pattern: /invalid audio|format not supported|unsupported|corrupt|decode|empty|no audio|trim/i,
    code: 'invalid_audio',
    retryable: false,
    advice: 'Save the recording anew as WAV, FLAC, MP3 or M4A and drop it again.',
  },
  {
    pattern:
      /internal|time(d )?-?out|deadline|unavailable|language identification failed|job error/i,
    code: 'internal',
    retryable: true,
  },
];

/** Of a notification that did not arrive: nothing is wrong with the job. */
const NOTIFICATION = /send(ing)? notification/i;

/** Why a job was rejected: each try adds an error, the last one counts. */
export function toFailure(errors: readonly { readonly message: string }[]): Failure {
  const message = errors.map((error) => error.message).findLast((text) => !NOTIFICATION.test(text));
  const told = safeText(message ?? 'no reason given').replace(/[\s.]+$/, '');
  const cause = CAUSES.find(({ pattern }) => pattern.test(told));
  const advice = cause?.advice === undefined ? '' : ` ${cause.advice}`;
  return {
    reason: reasonOf(
      `speechmatics_${cause?.code ?? 'rejected'}`,
      `Speechmatics could not transcribe it: ${told}.${advice}`,
    ),
    retryable: cause?.retryable ?? false,
  };
}
