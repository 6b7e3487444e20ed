import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { FaultControl } from '../faults/fault-plan';
import type { LiveEngine } from '../live/engine';
import { LiveFaults } from '../live/faults/live-faults';
import type { liveFaultSchema } from '../live/faults/live-fault';
import { acceptSockets } from '../live/socket/accept-sockets';
import { isAuthorized } from './authorize';
import { serveConnection, type ConnectionNotes } from './connection';
import { ReplayPoints } from './replay-points';
import { SpeechTokens } from './speech-tokens';
import { addTokenRoute } from './token-route';

export interface AzureLiveOptions {
  /** Belongs to the caller. */
  readonly engine: LiveEngine;
  /** Subscription keys that are let in, and that tokens are given out for. */
  readonly keys: readonly string[];
  /** Connections at a time (default 100, as the service has it). */
  readonly mostConnections?: number;
  /** Signs tokens; by default a new one each time, so that tokens end with the server. */
  readonly tokenSecret?: string;
  readonly clock?: () => number;
}

/** One connection, for tests. */
export interface AzureLiveConnection extends ConnectionNotes {
  readonly connectionId: string;
  readonly path: string;
}

export interface AzureLive {
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof liveFaultSchema>;
  /** The last thousand of this run, oldest first, closed ones included. */
  readonly connections: readonly AzureLiveConnection[];
  /** Ends all connections at once; the HTTP server stays. */
  close(): Promise<void>;
}

const PATHS = [
  '/stt/speech/universal/v2',
  '/speech/recognition/conversation/cognitiveservices/v1',
  '/speech/recognition/interactive/cognitiveservices/v1',
  '/speech/recognition/dictation/cognitiveservices/v1',
];
const MOST_CONNECTIONS = 100;
const MOST_REMEMBERED = 1000;
/** How the service ends a connection that is one too many. */
const THROTTLED = 4429;

/**
 * Speaks the protocol of the Speech SDK on a server, and gives out tokens for it. Call it before the
 * server listens.
 */
export function attachAzureLive(app: FastifyInstance, options: AzureLiveOptions): AzureLive {
  const { keys, mostConnections = MOST_CONNECTIONS, clock = Date.now } = options;
  const tokens = new SpeechTokens(options.tokenSecret ?? randomBytes(32).toString('hex'), clock);
  const faults = new LiveFaults();
  const connections: AzureLiveConnection[] = [];
  const replayPoints = new ReplayPoints();
  let open = 0;
  addTokenRoute(app, keys, tokens);
  const close = acceptSockets(app.server, {
    faults,
    paths: PATHS,
    refuse: (request, url) =>
      isAuthorized(request, url.searchParams, keys, tokens) ? undefined : 401,
    onSocket: (socket, request, url) => {
      if (open >= mostConnections) {
        return socket.close(THROTTLED, 'The request exceeded the concurrent request limit.');
      }
      open += 1;
      void options.engine.ready?.().catch(() => undefined); // a stream of it will say why
      socket.once('close', () => (open -= 1));
      const given = url.searchParams.get('X-ConnectionId') ?? request.headers['x-connectionid'];
      const connectionId = String(given ?? '');
      const notes = serveConnection(socket, {
        engine: options.engine,
        query: url.searchParams,
        fault: faults.forSession(),
        replayFrom: replayPoints.of(connectionId),
      });
      connections.push(Object.assign(notes, { connectionId, path: url.pathname }));
      if (connections.length > MOST_REMEMBERED) connections.shift();
    },
  });
  return { faults, connections, close };
}
