import fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import {
  attachSpeechmaticsLive,
  type SpeechmaticsLive,
  type SpeechmaticsLiveOptions,
} from '../../../../local/speechmatics/live';
import { listener } from '../../../support/live/said';

export { SAID, TAPE, TAPE_MS, TEXTS } from '../../../support/live/said';

export const API_KEY = 'api-key';

export interface LiveFixture {
  /** `ws://127.0.0.1:PORT/v2` */
  readonly url: string;
  /** `http://127.0.0.1:PORT/v1` */
  readonly keysUrl: string;
  readonly live: SpeechmaticsLive;
}

const cleanUp: (() => Promise<void>)[] = [];

/** Real time alone, on a server of its own. */
export async function startLive(
  options: Partial<SpeechmaticsLiveOptions> = {},
): Promise<LiveFixture> {
  const app = fastify({ forceCloseConnections: true });
  const engine = listener();
  const live = attachSpeechmaticsLive(app, { engine, keys: [API_KEY], ...options });
  await app.listen({ host: '127.0.0.1', port: 0 });
  cleanUp.push(async () => {
    await live.close();
    await app.close();
  });
  const { port } = app.server.address() as AddressInfo;
  const host = `127.0.0.1:${String(port)}`;
  return { url: `ws://${host}/v2`, keysUrl: `http://${host}/v1`, live };
}

/** For `afterEach`. */
export async function closeLive(): Promise<void> {
  for (const close of cleanUp.splice(0).reverse()) await close();
}

/** Asks for a temporary key. */
export function requestKey(
  keysUrl: string,
  { type = 'rt', ttl = 60, key = API_KEY }: { type?: string; ttl?: number; key?: string } = {},
): Promise<Response> {
  return fetch(`${keysUrl}/api_keys?type=${type}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ttl, client_ref: 'test' }),
  });
}

/** A temporary key. */
export async function temporaryKey(keysUrl: string, type = 'rt'): Promise<string> {
  const answer = (await (await requestKey(keysUrl, { type })).json()) as { key_value: string };
  return answer.key_value;
}
