import { once } from 'node:events';
import type ServerBase from 'azurite/dist/src/common/ServerBase';
import { z } from 'zod';

const portTaken = z.object({ code: z.literal('EADDRINUSE') });

/**
 * Starts one of Azurite's servers.
 * @param name what it serves, for messages
 * @throws Error that names the port and says what to do when the port is taken.
 */
export async function startServer(server: ServerBase, name: string, port: number): Promise<void> {
  // Node gives up on requests that take five minutes to arrive; a recording may take longer.
  server.httpServer.requestTimeout = 0;
  try {
    await server.start();
  } catch (error) {
    if (portTaken.safeParse(error).success) {
      throw new Error(
        `Port ${String(port)} for ${name} is in use: stop what listens there or choose another port.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** How long open requests may take to end when a server closes. */
const GRACE_MS = 2000;

/** Closes a server after its open requests, or what belongs to one that could not be started. */
export async function stopServer(server: ServerBase): Promise<void> {
  if (!server.httpServer.listening) {
    // Its stores have timers from the moment they are made.
    await server.afterClose();
    return;
  }
  const closed = once(server.httpServer, 'close');
  // Azurite's close saves at once and does not wait for requests, so they are awaited first.
  server.httpServer.close();
  const cutOff = setTimeout(() => {
    server.httpServer.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearTimeout(cutOff);
  await server.close();
}

export function listeningPort(server: ServerBase): number {
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen on a TCP port.');
  }
  return address.port;
}
