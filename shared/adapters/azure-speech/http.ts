import type { TokenCredential } from '@azure/identity';
import { ServiceError } from '../../domain/errors';
import { makeAuthorization, type AzureAiResource } from '../azure-ai/authorization';
import { classify, parseRetryAfter } from './classify';

/** Batch transcription REST, newest generally available version (rest-speech-to-text page). */
export const API_VERSION = '2025-10-15';

/** What this service is called on the ledger and in telemetry. */
export const PROVIDER = 'azure-speech';

/** For errors about the way in. */
export const SPEECH_SERVICE = { service: 'Speech service', keySetting: 'SPEECH_KEY' };

const TIMEOUT_MS = 60_000;
/** A result of several hours of audio with word times is some tens of megabytes. */
const RESULT_TIMEOUT_MS = 5 * 60_000;

export type SpeechSettings = AzureAiResource;

export interface SpeechAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs?: number;
}

export interface SpeechHttp {
  /** A call of the API. `path` is below `/speechtotext/`, or the absolute URL of a next page. */
  call(method: string, path: string, body?: unknown): Promise<SpeechAnswer>;
  /** Fetches a result by its signed link, which takes no credentials: its text as it arrives. */
  result(url: string): AsyncIterable<string>;
}

/** One request a call: no retries, no waiting; failures come out as ServiceErrors with a verdict. */
export function makeSpeechHttp(
  settings: SpeechSettings,
  credential: () => TokenCredential,
): SpeechHttp {
  const authorization = makeAuthorization(SPEECH_SERVICE, settings, credential);

  return {
    async call(method, path, body) {
      const url = absolute(settings.endpoint, path);
      const response = await send('Speech service', url, TIMEOUT_MS, {
        method,
        headers: {
          ...(await authorization()),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
      const text = await textOf('Speech service', response);
      if (!response.ok) throw classify(method, response, text);
      return {
        status: response.status,
        body: text === '' ? undefined : parseJson(text),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      };
    },

    async *result(url): AsyncGenerator<string> {
      const response = await send('Speech results', url, RESULT_TIMEOUT_MS, {});
      if (response.ok) {
        yield* chunksOf('Speech results', response);
        return;
      }
      // An expired link (403) or one whose file is being moved: the listing has fresh ones.
      throw new ServiceError(
        'Speech results',
        `result_${response.status}`,
        `a result link was answered with ${response.status}.`,
        { verdict: 'later', status: response.status },
      );
    },
  };
}

/** Links to next pages name the service's own host; credentials go to the configured one only. */
function absolute(endpoint: string, path: string): string {
  const url = new URL(
    `${endpoint}/speechtotext/${path.replace(/^https?:.*?\/speechtotext\//, '')}`,
  );
  url.searchParams.set('api-version', API_VERSION);
  return url.href;
}

async function send(
  service: string,
  url: string,
  timeoutMs: number,
  init: RequestInit,
): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw noAnswer(service, error);
  }
}

async function textOf(service: string, response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw noAnswer(service, error);
  }
}

async function* chunksOf(service: string, response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    const chunks: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
    for await (const chunk of chunks ?? []) yield decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw noAnswer(service, error);
  }
  yield decoder.decode();
}

function noAnswer(service: string, cause: unknown): ServiceError {
  return new ServiceError(service, 'speech_unreachable', 'no answer, or one that was cut off.', {
    verdict: 'unsure',
    cause,
  });
}

/** Text that is no JSON was cut off or garbled on the way: as good as no answer. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noAnswer('Speech service', error);
  }
}
