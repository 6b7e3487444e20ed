import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { LiveFaults } from '../faults/live-faults';

export interface SocketOptions {
  readonly faults: LiveFaults;
  /** Paths that a WebSocket is spoken on. */
  readonly paths: readonly string[];
  /** The HTTP status to refuse a request with; `undefined` lets it in. */
  readonly refuse: (request: IncomingMessage, url: URL) => number | undefined;
  readonly onSocket: (socket: WebSocket, request: IncomingMessage, url: URL) => void;
}

/** Audio comes in small frames; a JSON message with a second of it in base64 is larger. */
const MOST_BYTES_A_FRAME = 4 * 1024 ** 2;

/**
 * Takes WebSocket connections on a server that speaks HTTP as well.
 *
 * @returns ends all connections, at once
 */
export function acceptSockets(server: Server, options: SocketOptions): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES_A_FRAME });
  const upgrade = async (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy()); // the client is gone before the answer
    const fault = options.faults.forUpgrade();
    if (fault && 'cut' in fault) return stream.destroy();
    if (fault && 'delayMs' in fault) await sleep(fault.delayMs, undefined, { ref: false });
    const url = new URL(request.url ?? '/', 'http://localhost');
    const known = options.paths.includes(url.pathname);
    const struck = fault && 'status' in fault ? fault.status : undefined;
    const status = struck ?? (known ? options.refuse(request, url) : 404);
    if (status !== undefined) return refuse(stream, status);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate()); // a frame that breaks the protocol
      options.onSocket(socket, request, url);
    });
  };
  const listener = (request: IncomingMessage, stream: Duplex, head: Buffer) =>
    void upgrade(request, stream, head);
  server.on('upgrade', listener);
  return async () => {
    server.off('upgrade', listener);
    for (const socket of sockets.clients) socket.terminate();
    await new Promise<void>((resolve) => {
      sockets.close(() => {
        resolve();
      });
    });
  };
}

function refuse(stream: Duplex, status: number): void {
  const reason = STATUS_CODES[status] ?? 'Refused';
  stream.end(
    `HTTP/1.1 ${String(status)} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
