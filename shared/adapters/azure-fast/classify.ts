import { ServiceError, type Verdict } from '../../domain/errors';
import { retryAfterOf } from '../../domain/retry-after';
import { withoutQueries } from '../../domain/source-url';
import { ACCESS_ADVICE, BLOCKING as BLOCKING_ALWAYS, errorIn } from '../azure-speech/classify';

const SERVICE = 'Fast transcription';

/** Codes of a request that a person has to mend something for: subscription, quota, storage access. */
const BLOCKING: readonly string[] = [
  ...BLOCKING_ALWAYS,
  'InvalidRecordingsUri',
  'InvalidUri',
  'InaccessibleCustomerStorage',
];

/** What a person can do about a recording, or about the settings, by code. */
const ADVICE: Readonly<Record<string, string>> = {
  InvalidAudioFormat: 'Save the recording anew as WAV, FLAC, MP3 or Opus and drop it again.',
  EmptyAudioFile: 'The file holds no audio; upload the recording again.',
  AudioLengthLimitExceeded: 'Split the recording, or leave it to batch transcription.',
  BadChannelConfiguration: 'Choose another separation for it; at most two channels are told apart.',
  NoLanguageIdentified: 'Name the language of the recording in its choices (locale).',
  MultipleLanguagesIdentified: 'Name the language of the recording in its choices (locale).',
  InvalidLocale: 'Check SPEECH_LOCALES, or the locale among the choices of the recording.',
  InvalidSubscription: 'It needs the Standard tier (S0).',
  InvalidRecordingsUri:
    'Check that the service may reach the storage, or set FAST_AUDIO to upload.',
};

/**
 * What an error answer means for what comes next. Never `unsure`: nothing is kept there, so there is
 * nothing to look for, and the worst of another try is that the recording is paid for twice.
 */
export function classify(response: Response, text: string): ServiceError {
  const { code, message } = errorIn(text);
  const { status } = response;
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
  const advice = (code === undefined ? undefined : ADVICE[code]) ?? adviceFor(status);
  const said = message === undefined ? '' : ` ${withoutQueries(message)}`;
  return new ServiceError(
    SERVICE,
    `fast_${code ?? status}`,
    `${status}${said}${advice === undefined ? '' : ` ${advice}`}`,
    {
      verdict: verdictOf(status, code),
      status,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  );
}

/** No answer, or one that was cut off or garbled on the way; see {@link classify}. */
export function noAnswer(cause: unknown): ServiceError {
  return new ServiceError(SERVICE, 'fast_unreachable', 'no answer, or one that was cut off.', {
    verdict: 'later',
    cause,
  });
}

function verdictOf(status: number, code: string | undefined): Verdict {
  if ([401, 403, 404].includes(status) || (code && BLOCKING.includes(code))) return 'blocked';
  return status === 408 || status === 429 || status >= 500 ? 'later' : 'never';
}

function adviceFor(status: number): string | undefined {
  if (status === 401 || status === 403) return ACCESS_ADVICE;
  if (status === 404) return 'Not every region has fast transcription: check SPEECH_ENDPOINT.';
  return status === 413 ? 'Lower FAST_MOST_MB, so that batch transcription gets it.' : undefined;
}
