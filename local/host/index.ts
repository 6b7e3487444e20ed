import { readHostJson } from './app/host-json';
import { createInvoke } from './app/invoke';
import { loadApp } from './app/load-app';
import type { Settings } from './app/settings';
import { assertSupported } from './app/supported';
import { closeHost } from './close-host';
import { createAppRunner } from './durable/app-runner';
import { Engine } from './durable/engine/engine';
import { serveDurableApi } from './durable/http/routes';
import { clientBinding } from './durable/http/urls';
import { openStore } from './durable/store/sqlite-store';
import { toHostId } from './host-id';
import { serveAdmin } from './http/admin';
import { createHttpServer, listen } from './http/http-server';
import { createKills, type KillPoint } from './kill-point';
import { lineLogger, type Logger } from './log';
import { createRuns } from './run';
import { startListeners } from './start-listeners';
import { createBlobTriggers } from './triggers/blob/blob-triggers';
import { serveHttpFunctions } from './triggers/http';
import type { Listener } from './triggers/trigger';

export interface HostOptions {
  /** Folder with the app's package.json, whose `main` is a glob, and host.json. */
  readonly appDirectory: string;
  /** SQLite file that orchestrations are kept in; `:memory:` for none. */
  readonly stateFile: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The app's settings; the environment if absent. The app itself always reads the environment. */
  readonly settings?: Settings;
  readonly log?: Logger;
  /** How long {@link Host.close} waits for functions that still run, in ms. */
  readonly graceMs?: number;
  /** Where this process kills itself, for tests of what comes after. */
  readonly killAt?: KillPoint;
}

export interface Host {
  /** Origin, like http://127.0.0.1:7071 */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Runs a Functions app in this process: a development stand-in for the Functions host that knows
 * what this app uses and refuses the rest. The app is loaded unmodified; one per process, because
 * `@azure/functions` keeps its registrations to itself.
 *
 * @throws what the app threw while it was loaded; a plain error when a setting is missing, a
 *   binding is not supported or the port is taken
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const log = options.log ?? lineLogger((line) => process.stdout.write(`${line}\n`));
  const settings = options.settings ?? process.env;
  const hostJson = readHostJson(options.appDirectory);
  const hostId = toHostId(options.appDirectory, settings);
  const app = await loadApp(options.appDirectory, log);
  assertSupported(app);

  let url = '';
  const invoke = createInvoke(app, log);
  const client = () => clientBinding(url, hostJson.durableTask.hubName);
  const runs = createRuns(invoke, () => ({ json: JSON.stringify(client()) }), log);
  const { idle } = runs;

  const kills = createKills(options.killAt);
  const run = kills.inRun(runs.run);
  const store = kills.inStore(openStore(options.stateFile));
  const runner = kills.inRunner(createAppRunner(app, invoke, run));
  const engine = new Engine({
    store,
    runner,
    log,
    maxActivities: hostJson.durableTask.maxConcurrentActivityFunctions,
    maxOrchestrators: hostJson.durableTask.maxConcurrentOrchestratorFunctions,
  });

  const server = createHttpServer();
  const targets = app.triggeredBy('blobTrigger');
  const blobs = createBlobTriggers(server, targets, { settings, hostJson, hostId, run, log });
  serveDurableApi(server, { engine, store, runner });
  serveAdmin(server, { app, hostId, blobFunctions: blobs.functions, run });
  serveHttpFunctions(server, app.triggeredBy('httpTrigger'), hostJson.http.routePrefix, run);

  let listeners: readonly Listener[];
  try {
    url = await listen(server, options.port ?? 0);
    listeners = await startListeners(app, blobs, { settings, hostJson, run, log });
  } catch (error) {
    await server.close();
    store.close();
    throw error;
  }
  engine.resume();
  const graceMs = options.graceMs ?? 5_000;
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= closeHost({ app, server, listeners, engine, store, idle, graceMs }));
  return { url, close };
}
