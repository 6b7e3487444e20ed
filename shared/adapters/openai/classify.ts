import OpenAI from 'openai';
import { ServiceError, type Verdict } from '../../domain/errors';

const NO_ANSWER = 'no answer, or one that was cut off.';

/** What a service is called in errors, and what to look at when it lets nobody in. */
export interface ServiceWords {
  readonly service: string;
  /** What its codes begin with. */
  readonly prefix: string;
  readonly access: string;
  readonly place: string;
}

const MODEL: ServiceWords = {
  service: 'Model service',
  prefix: 'model',
  access:
    "Check OPENAI_API_KEY, or that the app's identity has the role Cognitive Services OpenAI User.",
  place: 'Check OPENAI_MODEL and OPENAI_BASE_URL.',
};

/**
 * What an error of the SDK means for what comes next; `said` is what of its own words may be shown.
 * One of ours, as where the app gets no token, comes out as it went in.
 */
export function toServiceError(error: unknown, words = MODEL, said = ''): ServiceError {
  if (error instanceof OpenAI.OpenAIError && error.cause instanceof ServiceError)
    return error.cause;
  const { service, prefix } = words;
  if (error instanceof OpenAI.APIConnectionError || !(error instanceof OpenAI.APIError)) {
    return new ServiceError(service, `${prefix}_unreachable`, NO_ANSWER, {
      verdict: 'later',
      cause: error,
    });
  }
  const status = numberOf(error.status);
  const code = typeof error.code === 'string' ? error.code : undefined;
  const retryAfterMs = retryAfter(headersOf(error.headers));
  return new ServiceError(
    service,
    `${prefix}_${code ?? status ?? 'error'}`,
    `the call was answered with ${status ?? 'an error'}${code ? ` (${code})` : ''}.${said}${hint(status, code, words)}`,
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

function hint(status: number | undefined, code: string | undefined, words: ServiceWords): string {
  if (status === 401 || status === 403) return ` ${words.access}`;
  if (status === 404) return ` ${words.place}`;
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
