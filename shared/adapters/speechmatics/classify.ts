import * as z from 'zod';
import { ServiceError, type Verdict } from '../../domain/errors';
import { retryAfterOf } from '../../domain/retry-after';
import { withoutQueries } from '../../domain/source-url';
import { tryJson } from '../http/try-json';

/** What the service is called in messages. */
export const SERVICE = 'Speechmatics';

/** `ErrorResponse` of the REST reference; gateways in front of it answer with HTML or nothing. */
const errorBody = z.object({
  error: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
});

/** What an error answer of the API means for what comes next. */
export function classify(method: string, response: Response, text: string): ServiceError {
  const { status } = response;
  const { error, detail } = errorBody.safeParse(tryJson(text)).data ?? {};
  const said = [error, detail].filter((part) => part !== undefined).join(': ');
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
  return new ServiceError(
    SERVICE,
    `speechmatics_${status}`,
    `${status}${said === '' ? '' : ` ${safeText(said)}`}${hint(method, status, said)}`,
    {
      verdict: verdictOf(method, status, said),
      status,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  );
}

/** No answer came, or one that was cut off: what was asked for may have been done. */
export function noAnswer(cause: unknown): ServiceError {
  return new ServiceError(
    SERVICE,
    'speechmatics_unreachable',
    'no answer, or one that was cut off.',
    { verdict: 'unsure', cause },
  );
}

/** Texts of the service quote what they are about: links, whose queries are signatures, and tokens. */
export function safeText(text: string): string {
  return withoutQueries(text)
    .replace(/\b(sig|jwt|token)=[^&\s"']+/gi, '$1=…')
    .replace(/\bBearer\s+[^\s"',]+/gi, 'Bearer …');
}

/** A contract lacks the language or model that was asked for; somebody has to buy or change it. */
const BLOCKING = /product not available|entitlement|licen[cs]e|usage limit|quota/i;

function verdictOf(method: string, status: number, said: string): Verdict {
  if (status === 401 || status === 402 || status === 403) return 'blocked';
  // Jobs can be made everywhere: that is no fault of a recording.
  if (status === 404 && method === 'POST') return 'blocked';
  // Too fast, too many jobs at once, or a job that is locked while it runs.
  if (status === 408 || status === 423 || status === 429) return 'later';
  // A server error after a POST says nothing about whether the job was made.
  if (status >= 500) return method === 'POST' ? 'unsure' : 'later';
  return BLOCKING.test(said) ? 'blocked' : 'never';
}

function hint(method: string, status: number, said: string): string {
  if (status === 404 && method === 'POST') return ' Check SPEECHMATICS_ENDPOINT.';
  if (status === 401) {
    return ' Check SPEECHMATICS_API_KEY, and that SPEECHMATICS_ENDPOINT is in the region of the key.';
  }
  if (status === 402 || status === 403 || BLOCKING.test(said)) {
    return ' Check that the contract covers SPEECHMATICS_MODEL, the language and the hours of this month.';
  }
  return '';
}
