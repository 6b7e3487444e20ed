import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { FaultControl } from '../../faults/fault-plan';
import type { LiveEngine } from '../../live/engine';
import type { liveFaultSchema } from '../../live/faults/live-fault';
import { LiveFaults } from '../../live/faults/live-faults';
import { acceptSockets } from '../../live/socket/accept-sockets';
import { LiveSocket } from '../../live/socket/live-socket';
import { addKeysRoute, bearer } from './keys-route';
import { Refusal } from './refusal';
import { Session } from './session';
import type { SessionConfig } from './start-recognition';
import { TemporaryKeys } from './temporary-keys';
import { USUAL_LIMITS, type TimeLimits } from './time-limits';

export interface SpeechmaticsLiveOptions {
  /** Belongs to the caller. */
  readonly engine: LiveEngine;
  /** API keys that are let in, and that temporary keys are given out for. */
  readonly keys: readonly string[];
  /** Sessions at a time (default 50, as a paid account has it). */
  readonly quota?: number;
  readonly limits?: Partial<TimeLimits>;
  /** Signs temporary keys; by default a new one each time. */
  readonly keySecret?: string;
  readonly clock?: () => number;
  /** How often the limits in time are looked at, in milliseconds (default 1000). */
  readonly checkEveryMs?: number;
}

/** One session, for tests. */
export interface LiveSessionNotes {
  readonly config: SessionConfig | undefined;
}

export interface SpeechmaticsLive {
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof liveFaultSchema>;
  /** Keys that were given out: batch transcription takes those of type `batch`. */
  readonly temporaryKeys: TemporaryKeys;
  /** Those that are open. */
  readonly sessions: ReadonlySet<LiveSessionNotes>;
  /** Ends all connections at once; the HTTP server stays. */
  close(): Promise<void>;
}

const QUOTA = 50;

/**
 * Speaks the real-time protocol of Speechmatics on a server, at `/v2`, and gives out temporary keys
 * for it at `/v1/api_keys`. Call it before the server listens.
 */
export function attachSpeechmaticsLive(
  app: FastifyInstance,
  options: SpeechmaticsLiveOptions,
): SpeechmaticsLive {
  const { keys, quota = QUOTA, clock = Date.now, checkEveryMs = 1000 } = options;
  const temporaryKeys = new TemporaryKeys(
    options.keySecret ?? randomBytes(32).toString('hex'),
    clock,
  );
  const tools = { engine: options.engine, limits: { ...USUAL_LIMITS, ...options.limits }, clock };
  const faults = new LiveFaults();
  const sessions = new Set<Session>();
  addKeysRoute(app, keys, temporaryKeys);
  const isGood = (key: string) => temporaryKeys.read(key, 'rt') !== undefined;
  const closeSockets = acceptSockets(app.server, {
    faults,
    paths: ['/v2', '/v2/'],
    refuse: ({ headers }, { searchParams }) => {
      const jwt = searchParams.get('jwt'); // what browsers can send; API keys must not stand in URLs
      const key = bearer(headers.authorization);
      const isIn = jwt === null ? key && (keys.includes(key) || isGood(key)) : isGood(jwt);
      return isIn ? undefined : 401;
    },
    onSocket: (socket) => {
      const live = new LiveSocket(socket, faults.forSession(), '{"message":"AddTranscr');
      const session = new Session(live, tools);
      if (sessions.size >= quota) {
        return session.fail(new Refusal('quota_exceeded', 'Too many sessions at a time.'));
      }
      sessions.add(session);
      live.send(JSON.stringify(usage(sessions.size, quota, clock())));
      socket.on('message', (data: Buffer, isBinary: boolean) => session.take(data, isBinary));
      socket.on('ping', () => session.sign());
      socket.on('pong', () => session.sign());
      socket.once('close', () => {
        sessions.delete(session);
        session.end();
      });
    },
  });
  const timer = setInterval(() => {
    for (const session of sessions) session.checkTime();
  }, checkEveryMs).unref();
  const close = async () => {
    clearInterval(timer);
    await closeSockets();
  };
  return { faults, temporaryKeys, sessions, close };
}

const usage = (sessions: number, quota: number, now: number) => ({
  message: 'Info',
  type: 'concurrent_session_usage',
  reason: `${String(sessions)} concurrent sessions active out of quota ${String(quota)}.`,
  usage: sessions,
  quota,
  last_updated: new Date(now).toISOString(),
  region: 'local',
});
