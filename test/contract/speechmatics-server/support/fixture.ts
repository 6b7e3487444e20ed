import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startSpeechmaticsServer,
  type SpeechmaticsServer,
  type SpeechmaticsServerOptions,
} from '../../../../local/speechmatics';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';
import { startRecordingHost, type RecordingHost } from '../../speech-server/support/recording-host';
import { Client } from './client';

export const KEY = 'right-key';

export interface Fixture {
  readonly server: SpeechmaticsServer;
  readonly client: Client;
  readonly recordings: RecordingHost;
  readonly dataDirectory: string;
  /** Stops the server as it is and starts another one on what it left. */
  readonly restart: (options?: Partial<SpeechmaticsServerOptions>) => Promise<Fixture>;
}

const cleanUp: (() => Promise<void>)[] = [];

/** A server on a free port with an empty directory, a client, and a host of recordings. */
export async function startFixture(
  options: Partial<SpeechmaticsServerOptions> = {},
  keys: 'the right key' | 'any key' = 'the right key',
): Promise<Fixture> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'speechmatics-server-'));
  cleanUp.push(() => rm(dataDirectory, { recursive: true, force: true }));
  const recordings = await startRecordingHost();
  cleanUp.push(() => recordings.close());
  const known = keys === 'any key' ? {} : { keys: [KEY] };
  return startOn(dataDirectory, recordings, { ...known, ...options });
}

async function startOn(
  dataDirectory: string,
  recordings: RecordingHost,
  options: Partial<SpeechmaticsServerOptions>,
): Promise<Fixture> {
  const server = await startSpeechmaticsServer({
    port: 0,
    dataDirectory,
    engine: new ScriptedEngine(),
    ...options,
    limits: { postsPerSecond: Infinity, getsPerSecond: Infinity, ...options.limits },
    retries: { fetchDelaysMs: [5, 5, 5], notifyDelaysMs: [5, 5], ...options.retries },
  });
  cleanUp.push(() => server.close());
  const restart = async (changed: Partial<SpeechmaticsServerOptions> = {}) => {
    await server.close();
    return startOn(dataDirectory, recordings, { ...options, ...changed });
  };
  return { server, client: new Client(server.url, KEY), recordings, dataDirectory, restart };
}

/** For `afterEach`: closes all that was started, last first. */
export async function closeFixtures(): Promise<void> {
  for (const close of cleanUp.splice(0).reverse()) await close();
}
