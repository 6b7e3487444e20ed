import * as http from 'node:http';
import * as https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { multipartOf } from './multipart';

/** Load balancers drop connections that are silent for some minutes (Azure's own after four). */
const KEEP_ALIVE_MS = 60_000;

const WITHOUT_BODY: readonly number[] = [101, 204, 205, 304];

/**
 * `fetch` for services that take long before they answer: Node's own gives up after five minutes
 * without an answer, whatever time was allowed. Follows no redirects; each request has a connection
 * of its own.
 */
export async function patientFetch(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const { body } = init;
  const blob = body instanceof FormData ? multipartOf(body) : body;
  const request = new Request(input, blob instanceof Blob ? { ...init, body: blob } : init);
  const response = await send(request, blob instanceof Blob ? blob.size : undefined);
  const status = response.statusCode ?? 0;
  const content = WITHOUT_BODY.includes(status) ? null : Readable.toWeb(response);
  if (content === null) response.resume();
  return new Response(content, { status, headers: headersOf(response) });
}

// The SDKs of vendors look for it, to see what kind of `fetch` they were given.
patientFetch.Response = Response;

function send(request: Request, length: number | undefined): Promise<http.IncomingMessage> {
  const { url, method, signal } = request;
  const headers = {
    ...Object.fromEntries(request.headers),
    ...(length !== undefined && { 'content-length': String(length) }),
  };
  const { request: start, Agent } = url.startsWith('https:') ? https : http;
  // Kept open, so that a service may refuse an upload before it has read all of it, but not used again:
  // a connection that was closed meanwhile would look like a service that does not answer.
  const agent = new Agent({ keepAlive: true });
  return new Promise((resolve, reject) => {
    const outgoing = start(url, { method, headers, signal, agent });
    outgoing.setSocketKeepAlive(true, KEEP_ALIVE_MS);
    outgoing.once('response', resolve);
    // Stays for what comes after the answer: its reader is told by the answer itself.
    outgoing.on('error', reject);
    outgoing.once('close', () => agent.destroy());
    if (request.body === null) outgoing.end();
    else pipeline(Readable.fromWeb(request.body), outgoing).catch(reject);
  });
}

function headersOf({ headers }: http.IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) all.append(name, one);
  }
  return all;
}
