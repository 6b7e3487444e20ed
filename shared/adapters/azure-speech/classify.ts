import * as z from 'zod';
import { ServiceError, type Verdict } from '../../domain/errors';
import { retryAfterOf } from '../../domain/retry-after';
import { withoutQueries } from '../../domain/source-url';
import { tryJson } from '../http/try-json';

export { withoutQueries };

/** The API's own error body, and the one of the gateway in front of it (both occur). */
const errorBody = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  innerError: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
});

/** `Retry-After` in ms, given in seconds or as a date; `undefined` for anything else. */
export function parseRetryAfter(header: string | null): number | undefined {
  return retryAfterOf(header, Date.now());
}

/** What an error answer of the API means for what comes next. */
export function classify(method: string, response: Response, text: string): ServiceError {
  const { code, message } = errorIn(text);
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
  const { status } = response;
  return new ServiceError(
    'Speech service',
    `speech_${code ?? status}`,
    `${status}${message === undefined ? '' : ` ${withoutQueries(message)}`}${hint(status, code)}`,
    {
      verdict: verdictOf(method, status, code),
      oneOfMany: code !== undefined && OF_ONE.includes(code),
      status,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  );
}

/** The most exact code and message of an error answer, as far as it has any. */
export function errorIn(text: string): { code: string | undefined; message: string | undefined } {
  const body = errorBody.safeParse(tryJson(text)).data;
  return {
    code: body?.innerError?.code ?? body?.code ?? body?.error?.code,
    message: body?.innerError?.message ?? body?.message ?? body?.error?.message,
  };
}

/** Codes of a request that a person has to mend something for: subscription, quota, storage access. */
export const BLOCKING: readonly string[] = [
  'InvalidSubscription',
  'SubscriptionNotFound',
  'QuotaViolation',
  'InvalidPermissions',
  'InvalidLocale',
  'InvalidModel',
];

/** Codes of a submission that one of its recordings may be to blame for. */
const OF_ONE = [
  'InvalidPayload',
  'InvalidRecordingsUri',
  'InvalidAudioFormat',
  'BadChannelConfiguration',
  'AudioLengthLimitExceeded',
  'EmptyAudioFile',
];

function verdictOf(method: string, status: number, code: string | undefined): Verdict {
  if (status === 401 || status === 403 || (code && BLOCKING.includes(code))) return 'blocked';
  if (status === 408 || status === 429) return 'later';
  // A server error after a POST says nothing about whether the job was made.
  if (status >= 500) return method === 'POST' ? 'unsure' : 'later';
  return 'never';
}

/** What to mend where the service lets nobody in. */
export const ACCESS_ADVICE =
  "Check SPEECH_KEY, or that the app's identity has the role Cognitive Services Speech User and SPEECH_ENDPOINT is the custom subdomain.";

function hint(status: number, code: string | undefined): string {
  if (status === 401 || status === 403) return ` ${ACCESS_ADVICE}`;
  if (code === 'InvalidLocale' || code === 'InvalidModel') return ' Check SPEECH_LOCALES.';
  if (code === 'InvalidSubscription') return ' Batch transcription needs the Standard tier (S0).';
  return '';
}
