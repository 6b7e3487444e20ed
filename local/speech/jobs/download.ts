import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pause } from '../pause';
import { DownloadError } from './recording-failure';

const ATTEMPTS = 3;
const FIRST_DELAY_MS = 250;

/**
 * Copies a recording into a file, never holding more than a piece of it in memory. Broken
 * connections and server errors are tried again twice; each try starts from the beginning.
 * @param file `undefined` to read all of it and keep nothing
 * @param limitBytes larger ones are refused
 * @throws DownloadError when it can't be had; the abort reason when `signal` aborts.
 */
export async function download(
  url: string,
  file: string | undefined,
  limitBytes: number,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await downloadOnce(url, file, limitBytes, signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      const isTransient = error instanceof DownloadError && error.isTransient;
      if (!isTransient || attempt === ATTEMPTS) throw error;
      await pause(FIRST_DELAY_MS * 2 ** (attempt - 1), signal);
    }
  }
}

async function downloadOnce(
  url: string,
  file: string | undefined,
  limitBytes: number,
  signal: AbortSignal,
): Promise<void> {
  const response = await request(url, signal);
  if (response.body === null) throw new DownloadError('EmptyAudioFile', 'No content.', false);
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > limitBytes) {
    await response.body.cancel();
    throw tooLarge(limitBytes);
  }
  const counted = countedBytes(Readable.fromWeb(response.body), limitBytes);
  try {
    await (file === undefined
      ? drain(counted)
      : pipeline(counted, createWriteStream(file), { signal }));
  } catch (error) {
    if (error instanceof DownloadError || isFileError(error)) throw error;
    throw new DownloadError('InvalidUri', 'The connection broke.', true, { cause: error });
  }
}

async function request(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    // The service follows no redirects (audio data page).
    response = await fetch(url, { redirect: 'manual', signal });
  } catch (error) {
    throw new DownloadError('InvalidUri', 'The server is not reachable.', true, { cause: error });
  }
  if (response.status === 200) return response;
  await response.body?.cancel();
  const isTransient = response.status >= 500 || [408, 429].includes(response.status);
  throw new DownloadError('InvalidUri', `HTTP status ${String(response.status)}.`, isTransient);
}

async function* countedBytes(body: Readable, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    yield chunk;
  }
  if (bytes === 0) throw new DownloadError('EmptyAudioFile', 'The file has no bytes.', false);
}

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _piece of pieces);
}

function tooLarge(limitBytes: number): DownloadError {
  const message = `The audio file is larger than the limit of ${String(limitBytes)} bytes.`;
  return new DownloadError('LimitExceeded', message, false);
}

/** A full disk or the like: ours, not the recording's. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}
