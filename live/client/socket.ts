import { LiveError, SOON } from './errors';

/** How long a service may take to answer the handshake. */
export const CONNECT_MS = 10_000;

/**
 * Opens a WebSocket by what browsers and Node (22 and newer) have built in.
 *
 * @throws LiveError `no-connection`. A refused handshake and a network that is down look the same
 *   here: browsers do not tell them apart, on purpose. The URL is not in the message, since it
 *   carries the token.
 */
export async function openSocket(url: URL, connectMs = CONNECT_MS): Promise<WebSocket> {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const failed = Promise.withResolvers<never>();
  const fail = (why: string) => {
    failed.reject(new LiveError('no-connection', `${url.host} ${why}.`, SOON));
  };
  const timer = setTimeout(() => {
    fail(`did not answer within ${connectMs / 1000} s`);
  }, connectMs);
  // On Node 22 a refused handshake is followed by `error` alone, never by `close`.
  const refused = () => {
    fail('could not be reached, or refused the connection');
  };
  const opened = new Promise<WebSocket>((resolve) => {
    socket.addEventListener('open', () => {
      resolve(socket);
    });
  });
  socket.addEventListener('error', refused);
  socket.addEventListener('close', refused);
  try {
    return await Promise.race([opened, failed.promise]);
  } catch (error) {
    socket.close();
    throw error;
  } finally {
    clearTimeout(timer);
    socket.removeEventListener('error', refused);
    socket.removeEventListener('close', refused);
  }
}
