import type { ServerResponse } from 'node:http';

/** What to answer instead when the work behind an acknowledgement failed. */
const REFUSAL =
  '<?xml version="1.0" encoding="utf-8"?><Error><Code>InternalError</Code>' +
  '<Message>The write was stored but could not be recorded. Please retry it.</Message></Error>';

/**
 * Holds a response back until `gate` has finished, so that a client hears of a success only when
 * everything that belongs to it is done. Unsuccessful responses (status 300 and above) pass at
 * once. When the gate rejects, the client gets a 500 in its place and will try again.
 *
 * For responses with small bodies: what the server writes waits in memory until it ends.
 * @param gate called once, when the server ends a successful response; may read its headers.
 */
export function holdResponse(response: ServerResponse, gate: () => Promise<void>): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const held: (() => unknown)[] = [];

  response.write = (...args: unknown[]) => {
    held.push(() => Reflect.apply(write, response, args));
    return true;
  };
  response.end = (...args: unknown[]) => {
    const release = () => {
      for (const call of held) call();
      Reflect.apply(end, response, args);
    };
    if (response.statusCode >= 300) release();
    else gate().then(release, () => refuse(response, end));
    return response;
  };
}

function refuse(response: ServerResponse, end: (body: string) => unknown): void {
  for (const name of response.getHeaderNames()) {
    if (name !== 'x-ms-request-id') response.removeHeader(name);
  }
  response.statusCode = 500;
  response.setHeader('x-ms-error-code', 'InternalError');
  response.setHeader('content-type', 'application/xml');
  end(REFUSAL);
}
