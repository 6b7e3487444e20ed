import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pause } from '../../speech/pause';

/** What requests of the service say they come from. */
export const USER_AGENT = 'Speechmatics-API/2.0';

export interface FetchRequest {
  readonly url: string;
  /** Lines of headers: `Authorization: Bearer x`. */
  readonly authHeaders: readonly string[];
  /** `undefined` to read all of it and keep nothing. */
  readonly file: string | undefined;
}

/**
 * Fetches a recording, with pauses between tries.
 *
 * @param onError told of each try that failed, in the words of the service
 * @returns whether it is there
 * @throws the abort reason when `signal` aborts
 */
export async function fetchAudio(
  request: FetchRequest,
  delaysMs: readonly number[],
  onError: (message: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  for (const delayMs of [...delaysMs, undefined]) {
    const problem = await tryOnce(request, signal);
    signal.throwIfAborted();
    if (problem === undefined) return true;
    onError(`unable to fetch audio: ${problem}`);
    if (delayMs !== undefined) await pause(delayMs, signal);
    signal.throwIfAborted();
  }
  return false;
}

async function tryOnce(request: FetchRequest, signal: AbortSignal): Promise<string | undefined> {
  const { url, file } = request;
  try {
    const response = await fetch(url, { headers: headersOf(request.authHeaders), signal });
    if (!response.ok) {
      await response.body?.cancel();
      return `http status code ${String(response.status)}`;
    }
    const body = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body);
    if (file === undefined) await drain(body);
    else {
      // Whole or not at all: after a restart a file that is there is used.
      await pipeline(body, createWriteStream(`${file}.part`), { signal });
      await rename(`${file}.part`, file);
    }
    return undefined;
  } catch {
    // Errors of Go's client quote the link, signature and all.
    return `Get "${url}": connection refused`;
  }
}

/** Lines `Name: value` as headers. */
export function headersOf(lines: readonly string[]): Headers {
  const headers = new Headers({ 'user-agent': USER_AGENT });
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return headers;
}

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _piece of pieces);
}
