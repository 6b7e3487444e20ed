import { patientFetch } from '../http/patient-fetch';
import { classify, noAnswer } from './classify';

/** What the service is called on the ledger, in profiles and in telemetry. */
export const PROVIDER = 'speechmatics';

const TIMEOUT_MS = 60_000;
/** A recording of 1 GB over a line of 15 Mbit/s. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
/** A transcript of several hours is some tens of megabytes. */
const RESULT_TIMEOUT_MS = 5 * 60_000;

/** The part of a new job that is its recording. */
export const FILE = 'data_file';

export interface SpeechmaticsAccess {
  /** With its version: `https://eu1.asr.api.speechmatics.com/v2`. */
  readonly endpoint: string;
  readonly key: string;
}

/**
 * One request a call: no retries, no waiting; failures come out as ServiceErrors with a verdict.
 *
 * A client of our own, because `@speechmatics/batch-client` loses the HTTP status of every answer that
 * is not JSON (the 401 page, an empty 429), knows no Retry-After, and waits where `wait=0` does not.
 */
export interface SpeechmaticsHttp {
  /** The JSON of the answer. `path` is below the endpoint, with its query. */
  call(method: string, path: string, body?: FormData): Promise<unknown>;
  /** The text of a document as it arrives. */
  text(path: string): AsyncIterable<string>;
}

export function makeSpeechmaticsHttp({ endpoint, key }: SpeechmaticsAccess): SpeechmaticsHttp {
  const base = endpoint.replace(/\/+$/, '');

  async function send(
    method: string,
    path: string,
    timeoutMs: number,
    body?: FormData,
  ): Promise<Response> {
    // Node's own fetch reads a file faster than the line takes it: all of it ends up in memory.
    const request = body?.has(FILE) ? patientFetch : fetch;
    let response: Response;
    try {
      response = await request(`${base}/${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, Accept: 'application/json' },
        ...(body && { body }),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw noAnswer(error);
    }
    if (response.ok) return response;
    throw classify(method, response, await textOf(response));
  }

  return {
    async call(method, path, body) {
      const timeoutMs = body?.has(FILE) ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS;
      const text = await textOf(await send(method, path, timeoutMs, body));
      return text === '' ? undefined : parseJson(text);
    },

    async *text(path): AsyncGenerator<string> {
      const response = await send('GET', path, RESULT_TIMEOUT_MS);
      const decoder = new TextDecoder();
      try {
        const chunks: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
        for await (const chunk of chunks ?? []) yield decoder.decode(chunk, { stream: true });
      } catch (error) {
        throw noAnswer(error);
      }
      yield decoder.decode();
    },
  };
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw noAnswer(error);
  }
}

/** Text that is no JSON was cut off or garbled on the way: as good as no answer. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noAnswer(error);
  }
}
