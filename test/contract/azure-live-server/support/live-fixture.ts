import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AzureLive, AzureLiveOptions } from '../../../../local/azure-live';
import { startSpeechServer } from '../../../../local/speech';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';
import { listener } from '../../../support/live/said';

export { SAID, TAPE, TAPE_MS, TEXTS } from '../../../support/live/said';

export const LIVE_KEY = 'live-key';
export const BATCH_KEY = 'batch-key';

export interface LiveFixture {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly live: AzureLive;
}

const cleanUp: (() => Promise<void>)[] = [];

/** A Speech service that speaks both modes, batch and live, each with a key of its own. */
export async function startLive(options: Partial<AzureLiveOptions> = {}): Promise<LiveFixture> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'azure-live-'));
  cleanUp.push(() => rm(dataDirectory, { recursive: true, force: true }));
  const engine = listener();
  const server = await startSpeechServer({
    port: 0,
    dataDirectory,
    engine: new ScriptedEngine(),
    keys: [BATCH_KEY],
    live: { engine, keys: [LIVE_KEY], ...options },
  });
  cleanUp.push(() => server.close());
  if (!server.live) throw new Error('The server was started without live transcription.');
  return { url: server.url, live: server.live };
}

/** For `afterEach`. */
export async function closeLive(): Promise<void> {
  for (const close of cleanUp.splice(0).reverse()) await close();
}

/** Asks for a token as an application does. */
export function requestToken(url: string, key: string): Promise<Response> {
  return fetch(`${url}/sts/v1.0/issueToken`, {
    method: 'POST',
    headers: {
      'Ocp-Apim-Subscription-Key': key,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': '0',
    },
  });
}
