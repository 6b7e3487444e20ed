import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AzureLive, AzureLiveOptions } from '../../../../local/azure-live';
import { ScriptedLiveEngine, tapeScript } from '../../../../local/live/scripted-live-engine';
import { startSpeechServer } from '../../../../local/speech';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';

export const LIVE_KEY = 'live-key';
export const BATCH_KEY = 'batch-key';
export const TAPE = 1;

/** What is said on tape 1: three phrases in 3.2 s, by two speakers. */
export const SAID = [
  { text: 'Good morning, how can I help?', durationMs: 900, speaker: 1 },
  { text: 'My order has not arrived.', durationMs: 700, speaker: 2 },
  { text: 'Let me look that up.', durationMs: 600, speaker: 1 },
] as const;
export const TEXTS = SAID.map(({ text }) => text);
export const TAPE_MS = 3_400;

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
  const engine = new ScriptedLiveEngine({ scripts: { [tapeScript(TAPE)]: SAID } });
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
