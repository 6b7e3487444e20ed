import { join } from 'node:path';
import type { LiveEngine } from '../live/engine';
import type { RecognitionEngine } from '../speech/engine';
import { appEnvironment, LOCAL_WEBHOOK_SECRET } from './app-environment';
import { Closing } from './closing';
import { startHostProcess, type HostProcess } from './host-process';
import { provision, registerWebhook } from './provision';
import { startServices, SUBSCRIPTION, type Services, type StackPorts } from './services';

export type { HostProcess } from './host-process';
export type { StackPorts } from './services';

export interface StackOptions {
  /** Holds package.json, host.json and the compiled app. */
  readonly appDirectory: string;
  /** Everything that outlives the process is below it. */
  readonly dataDirectory: string;
  readonly engine: RecognitionEngine;
  /** Hears live audio; by default the scripted one. Belongs to the caller. */
  readonly liveEngine?: LiveEngine;
  readonly ports?: Partial<StackPorts>;
  /** Settings of the app that differ from the local ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False leaves the app to polling alone. */
  readonly webhooks?: boolean;
  /** The compiled Functions host, where this does not run from the compiled sources itself. */
  readonly hostEntry?: string;
}

export interface Stack extends Services {
  /** The function process that runs now. */
  host(): HostProcess;
  /** Starts the function process anew, after it was killed. */
  restartHost(): Promise<HostProcess>;
}

const ANY: StackPorts = {
  api: 0,
  blob: 0,
  queue: 0,
  table: 0,
  cosmos: 0,
  speech: 0,
  openai: 0,
  speechmatics: 0,
};

/** All of Azure that the app needs, on this machine, and the app itself in a process of its own. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataDirectory, engine, liveEngine, webhooks = true } = options;
  const ports = { ...ANY, ...options.ports };
  const closing = new Closing();
  try {
    const services = closing.add(await startServices({ dataDirectory, engine, liveEngine, ports }));
    await provision(services.addresses);
    let port = ports.api;
    const startHost = async () => {
      const started = await startHostProcess({
        appDirectory: options.appDirectory,
        port,
        stateFile: join(dataDirectory, 'durable', 'state.sqlite'),
        logFile: join(dataDirectory, 'logs', 'host.log'),
        environment: appEnvironment(services.addresses, {
          ...(webhooks && callbackAt(port)),
          ...options.settings,
        }),
        ...(options.hostEntry !== undefined && { entry: options.hostEntry }),
      });
      port = Number(new URL(started.url).port); // the same one again after a crash
      try {
        await connect(services, started.url, webhooks);
      } catch (error) {
        await started.kill('SIGKILL');
        throw error;
      }
      return started;
    };
    let host = await startHost();
    closing.add({ close: () => host.kill('SIGTERM') });
    return {
      ...services,
      host: () => host,
      restartHost: async () => (host = await startHost()),
      close: () => closing.all(),
    };
  } catch (error) {
    await closing.all();
    throw error;
  }
}

/** Where Speechmatics says that a job is over, as each job tells it; the port has to be known by then. */
function callbackAt(port: number): Record<string, string> {
  if (port === 0) return {};
  return {
    SPEECHMATICS_CALLBACK_URL: `http://127.0.0.1:${port}/api/webhooks/speechmatics`,
    SPEECHMATICS_CALLBACK_SECRET: LOCAL_WEBHOOK_SECRET,
  };
}

/** Points the services at the app: Event Grid's subscription, and the Speech service's webhook. */
export async function connect(
  { eventGrid, speech }: Services,
  apiUrl: string,
  webhooks: boolean,
): Promise<void> {
  const landed = '/runtime/webhooks/blobs?functionName=Host.Functions.recordingLanded';
  eventGrid.setEndpoint(SUBSCRIPTION, new URL(landed, apiUrl).href);
  if (webhooks) await registerWebhook(speech.url, new URL('/api/webhooks/speech', apiUrl).href);
}
