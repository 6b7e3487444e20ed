import pRetry from 'p-retry';
import type * as z from 'zod';
import { LiveError, SOON, asError, type Retry } from '../errors';
import { refusal } from './answers';

/** Where the app is, and how to get in. */
export interface AppAddress {
  /** `http://127.0.0.1:7071` */
  readonly apiUrl: string;
  /** A function key, where the app wants one. */
  readonly key?: string | undefined;
  /** Headers of one's own: `Authorization` where people sign in. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Status codes that pass: others are said again, however often one asks. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const REQUEST_MS = 30_000;
const RETRIES = 6;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 10_000;

/** The app's answer to a question that it may answer in more than one way. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Asks the app, and asks again where that may help: no answer, 408, 425, 429, 5xx. */
export class AppApi {
  /** Requests so far, each attempt counted. */
  requests = 0;

  constructor(private readonly address: AppAddress) {}

  /**
   * The answer to a POST, parsed.
   *
   * @throws LiveError whose code is the status, with the app's own words
   */
  async post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T> {
    const { status, json } = await this.ask(path, body);
    if (status >= 400) throw refused(path, status, json);
    const parsed = answer.safeParse(json);
    if (parsed.success) return parsed.data;
    const what = parsed.error.issues.map(({ path: place }) => place.join('.')).join(', ');
    throw new LiveError(
      'not-understood',
      `The app's answer to POST ${path} is not understood (${what}). Is it the same version?`,
      'never',
    );
  }

  /** Like {@link post}, but a refusal that is no error of the network's is an answer, too. */
  async ask(path: string, body: object): Promise<Answer> {
    return pRetry(() => this.askOnce(path, body), {
      retries: RETRIES,
      minTimeout: FIRST_WAIT_MS,
      maxTimeout: LONGEST_WAIT_MS,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof LiveError && error.retry !== 'never',
      onFailedAttempt: async ({ error, retriesLeft }) => {
        const asked = error instanceof LiveError && error.retry !== 'never' && error.retry.afterMs;
        if (asked && retriesLeft > 0) await new Promise((resolve) => setTimeout(resolve, asked));
      },
    });
  }

  private async askOnce(path: string, body: object): Promise<Answer> {
    this.requests += 1;
    const response = await this.fetch(path, body);
    const json: unknown = await response.json().catch(() => undefined);
    if (!PASSING.has(response.status)) return { status: response.status, json };
    throw refused(path, response.status, json, {
      afterMs: waitAsked(response.headers.get('retry-after')),
    });
  }

  private async fetch(path: string, body: object): Promise<Response> {
    const { apiUrl, key, headers } = this.address;
    try {
      return await fetch(new URL(path, apiUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { 'x-functions-key': key }),
          ...headers,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
    } catch (error) {
      const why = `The app at ${new URL(apiUrl).host} cannot be reached: ${causeOf(error)}.`;
      throw new LiveError('app-unreachable', why, SOON, { cause: error });
    }
  }
}

function refused(path: string, status: number, json: unknown, retry: Retry = 'never'): LiveError {
  const said = refusal.safeParse(json);
  const hint =
    status === 401 || status === 403 ? ' Give a function key of the app (CALLSCRIBE_KEY).' : '';
  const words = said.success ? said.data.error : `There is no more to it.${hint}`;
  return new LiveError(String(status), `POST ${path} was answered with ${status}. ${words}`, retry);
}

/** Retry-After in milliseconds, of at most a minute; 0 when there is none. */
function waitAsked(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) ? Math.min(60, Math.max(0, seconds)) * 1000 : 0;
}

/** The network's own word: `ECONNREFUSED`; fetch itself says no more than that it failed. */
function causeOf(error: unknown): string {
  const { cause, message } = asError(error);
  return cause instanceof Error && 'code' in cause ? String(cause.code) : message;
}
