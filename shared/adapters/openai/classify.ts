import OpenAI from 'openai';
import { ServiceError, type Verdict } from '../../domain/errors';

const SERVICE = 'Model service';

/** What an error of the SDK means for what comes next. */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof OpenAI.APIConnectionError || !(error instanceof OpenAI.APIError)) {
    return new ServiceError(SERVICE, 'model_unreachable', 'no answer, or one that was cut off.', {
      verdict: 'later',
      cause: error,
    });
  }
  const status = numberOf(error.status);
  const code = typeof error.code === 'string' ? error.code : undefined;
  const retryAfterMs = retryAfter(headersOf(error.headers));
  return new ServiceError(
    SERVICE,
    `model_${code ?? status ?? 'error'}`,
    `the call was answered with ${status ?? 'an error'}${code ? ` (${code})` : ''}.${hint(status, code)}`,
    {
      verdict: verdictOf(status, code),
      ...(status !== undefined && { status }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      cause: error,
    },
  );
}

/** True for a prompt that the content filter refused: final, a person has to look at it. */
export function isFiltered(error: unknown): boolean {
  return error instanceof OpenAI.APIError && error.code === 'content_filter';
}

function verdictOf(status: number | undefined, code: string | undefined): Verdict {
  // OpenAI answers an exhausted account with 429 as well; waiting does not fill it.
  if (code === 'insufficient_quota') return 'blocked';
  if (status === undefined || status >= 500 || [408, 409, 429].includes(status)) return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}

function hint(status: number | undefined, code: string | undefined): string {
  if (status === 401 || status === 403) {
    return " Check OPENAI_API_KEY, or that the app's identity has the role Cognitive Services OpenAI User.";
  }
  if (status === 404) return ' Check OPENAI_MODEL and OPENAI_BASE_URL.';
  if (code === 'insufficient_quota') return ' The account has no credit left.';
  return '';
}

function retryAfter(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function headersOf(headers: unknown): Headers | undefined {
  return headers instanceof Headers ? headers : undefined;
}

function numberOf(status: unknown): number | undefined {
  return typeof status === 'number' ? status : undefined;
}
