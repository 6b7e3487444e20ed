import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startSpeechServer,
  type SpeechServer,
  type SpeechServerOptions,
} from '../../../../local/speech';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';
import { startRecordingHost, type RecordingHost } from './recording-host';
import { SpeechClient } from './speech-client';

export interface Fixture {
  readonly server: SpeechServer;
  readonly client: SpeechClient;
  readonly recordings: RecordingHost;
  readonly dataDirectory: string;
  /** Stops the server as it is and starts another one on what it left. */
  readonly restart: (options?: Partial<SpeechServerOptions>) => Promise<Fixture>;
}

const cleanUp: (() => Promise<void>)[] = [];

/** A server on a free port with an empty directory, a client, and a host of recordings. */
export async function startFixture(options: Partial<SpeechServerOptions> = {}): Promise<Fixture> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'speech-server-'));
  cleanUp.push(() => rm(dataDirectory, { recursive: true, force: true }));
  const recordings = await startRecordingHost();
  cleanUp.push(() => recordings.close());
  return startOn(dataDirectory, recordings, options);
}

async function startOn(
  dataDirectory: string,
  recordings: RecordingHost,
  options: Partial<SpeechServerOptions>,
): Promise<Fixture> {
  const engine = new ScriptedEngine();
  const limits = { requestsPerTenSeconds: Infinity, ...options.limits };
  const server = await startSpeechServer({ port: 0, dataDirectory, engine, ...options, limits });
  cleanUp.push(() => server.close());
  const restart = async (changed: Partial<SpeechServerOptions> = {}) => {
    await server.close();
    // The same port, so that links of before stay true.
    const port = Number(new URL(server.url).port);
    return startOn(dataDirectory, recordings, { ...options, port, ...changed });
  };
  return { server, client: new SpeechClient(server.url), recordings, dataDirectory, restart };
}

/** For `afterEach`: closes all that was started, last first. */
export async function closeFixtures(): Promise<void> {
  for (const close of cleanUp.splice(0).reverse()) await close();
}
