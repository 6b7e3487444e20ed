import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { App } from './app/app';
import type { Engine } from './durable/engine/engine';
import type { Store } from './durable/store/store';
import type { Listener } from './triggers/trigger';

interface Parts {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly listeners: readonly Listener[];
  readonly engine: Engine;
  readonly store: Store;
  /** Resolves when no function runs. */
  idle(): Promise<void>;
  /** Longest wait for functions that run, in ms. Activities that are cut off run again at the next start. */
  readonly graceMs: number;
}

/** Takes no more work, lets what runs end for a while, then lets go of everything. */
export async function closeHost(parts: Parts): Promise<void> {
  const { app, server, engine, listeners, store } = parts;
  engine.stop();
  const ended = Promise.all([
    ...listeners.map((listener) => listener.stop()),
    engine.idle(),
    parts.idle(),
  ]);
  const patience = new AbortController();
  const waited = sleep(parts.graceMs, undefined, { signal: patience.signal }).catch(
    () => undefined,
  );
  await Promise.race([ended, waited]);
  patience.abort();
  await server.close();
  await app.runHooks('appTerminate', { hookData: {}, appHookData: app.appHookData });
  store.close();
}
