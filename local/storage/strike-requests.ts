import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StorageFaultAction, StorageFaults, StorageService } from './faults';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Lets faults strike the requests of one of Azurite's servers before it sees them. Call when all
 * other listeners are there, and before the server listens.
 */
export function strikeRequests(
  server: Server,
  service: StorageService,
  faults: StorageFaults,
): void {
  const listeners = server.listeners('request') as Listener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const pass = () => {
      for (const listener of listeners) listener.call(server, request, response);
    };
    const action = faults.forRequest(service, request.method ?? 'GET', request.url ?? '/');
    if (action === undefined) pass();
    else void strike(action, request, response, pass);
  });
}

async function strike(
  action: StorageFaultAction,
  request: IncomingMessage,
  response: ServerResponse,
  pass: () => void,
): Promise<void> {
  if ('status' in action) {
    request.resume();
    refuse(response, action);
  } else if ('delayMs' in action) {
    await sleep(action.delayMs);
    pass();
  } else if ('truncate' in action) {
    replaceEnd(response, (body, send) => {
      send(body.subarray(0, body.length / 2), () => request.socket.destroy());
    });
    pass();
  } else if (action.cut === 'after') {
    replaceEnd(response, () => void cutOff());
    pass();
  } else {
    await cutOff();
  }

  async function cutOff(): Promise<void> {
    if ('cut' in action) await action.meanwhile?.();
    request.socket.destroy();
  }
}

function refuse(
  response: ServerResponse,
  { status, code, retryAfter }: Extract<StorageFaultAction, { status: number }>,
): void {
  const body =
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code>` +
    '<Message>A fault that was asked for.</Message></Error>';
  response.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(body),
    'x-ms-error-code': code,
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  response.end(body);
}

/** Hands over the whole body at the end instead of sending it. */
function replaceEnd(
  response: ServerResponse,
  end: (body: Buffer, send: (chunk: Buffer, done: () => void) => void) => void,
): void {
  const write = response.write.bind(response);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    keep(chunk);
    end(Buffer.concat(chunks), (half, done) => write(half, done));
    return response;
  };
}
