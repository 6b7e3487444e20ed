import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSpeechServer, type SpeechServer } from '../../../local/speech';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { fileName } from '../../../local/speech/source-name';
import { startStack, type Stack } from '../../../local/stack';
import { LOCAL_SPEECH_KEY } from '../../../local/stack/app-environment';
import { PROJECT } from '../e2e/command';
import { Listener } from '../e2e/listener';
import { heardIn } from './recordings';
import { ANNOUNCEMENTS, chaosSettings } from './settings';

/** Holds package.json, host.json and the compiled app; elsewhere for a build that is not the usual one. */
const APP = process.env['CHAOS_APP'] ?? PROJECT;
const SERVICE_MS = 40;

/** Where an archive lies that is taken in by request; nobody is told of what is dropped there. */
export const ARCHIVE = 'archive';

/** The whole system with two Speech resources, of which only the first calls back. */
export class ChaosSystem {
  private constructor(
    readonly stack: Stack,
    /** The Speech resources. */
    readonly lanes: readonly SpeechServer[],
    /** Hears what the app tells of. */
    readonly listener: Listener,
    /** Of the function process; what is changed here holds from its next start on. */
    readonly settings: Record<string, string>,
    readonly dataDirectory: string,
  ) {}

  /** @param provider the service that recordings go to */
  static async start(clockFile: string, provider: string): Promise<ChaosSystem> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'callscribe-chaos-'));
    const engine = new ScriptedEngine({
      serviceMs: SERVICE_MS,
      script: ({ source }) => heardIn(fileName(source)),
    });
    const second = await startSpeechServer({
      dataDirectory: join(dataDirectory, 'second-speech'),
      port: 0,
      engine,
      keys: [LOCAL_SPEECH_KEY],
    });
    // The settings name both before the first one is there.
    const port = await freePort();
    const settings = chaosSettings({
      clockFile,
      provider,
      speech: [`http://127.0.0.1:${port}`, second.url],
      speechKey: LOCAL_SPEECH_KEY,
    });
    const stack = await startStack({
      appDirectory: APP,
      hostEntry: join(APP, 'dist', 'local', 'host', 'main.js'),
      dataDirectory,
      engine,
      settings,
      ports: { speech: port },
    });
    const { storageConnectionString } = stack.addresses;
    const listener = await Listener.at(storageConnectionString, ANNOUNCEMENTS);
    const lanes = [stack.speech, second];
    const system = new ChaosSystem(stack, lanes, listener, settings, dataDirectory);
    await system.blobs(ARCHIVE).create();
    return system;
  }

  async close(): Promise<void> {
    await this.stack.close();
    await Promise.all(this.lanes.map((lane) => lane.close()));
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }

  get logFile(): string {
    return join(this.dataDirectory, 'logs', 'host.log');
  }

  blobs(container: string): ContainerClient {
    const { storageConnectionString } = this.stack.addresses;
    return BlobServiceClient.fromConnectionString(storageConnectionString).getContainerClient(
      container,
    );
  }

  /** Asks the app's HTTP API; `undefined` while the host is down. */
  async ask(method: string, path: string, body?: object): Promise<number | undefined> {
    try {
      const response = await fetch(new URL(path, this.stack.host().url), {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return undefined;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
