import fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { attachAzureLive, type AzureLive } from '../../../local/azure-live';
import { tapeAudio } from '../../../local/live/scripted/audio-clock';
import { ScriptedLiveEngine } from '../../../local/live/scripted-live-engine';
import { attachSpeechmaticsLive, type SpeechmaticsLive } from '../../../local/speechmatics/live';
import type { LiveAddress, LiveTarget } from '../../../live/client';

const KEY = 'a-key';
const MINUTE = 60_000;

/** Both services, with a scripted recognizer. */
export interface Vendors {
  readonly engine: ScriptedLiveEngine;
  readonly azure: AzureLive;
  readonly speechmatics: SpeechmaticsLive;
  /** As the app would give it; counts how often another token was asked for. */
  target(
    provider: LiveTarget['provider'],
  ): Promise<LiveTarget & { readonly renewals: () => number }>;
  faultsOf(provider: LiveTarget['provider']): AzureLive['faults'];
  clearFaults(): void;
  close(): Promise<void>;
}

export async function startVendors(): Promise<Vendors> {
  const engine = new ScriptedLiveEngine({ phrases: 6 });
  const azureApp = fastify();
  const speechmaticsApp = fastify();
  const azure = attachAzureLive(azureApp, { engine, keys: [KEY] });
  const speechmatics = attachSpeechmaticsLive(speechmaticsApp, { engine, keys: [KEY] });
  for (const app of [azureApp, speechmaticsApp]) await app.listen({ host: '127.0.0.1', port: 0 });
  const hosts = { 'azure-speech': hostOf(azureApp), speechmatics: hostOf(speechmaticsApp) };
  const address = { 'azure-speech': azureAddress, speechmatics: speechmaticsAddress };
  return {
    engine,
    azure,
    speechmatics,
    async target(provider) {
      let renewals = 0;
      const give = () => address[provider](hosts[provider]);
      const renew = () => {
        renewals += 1;
        return give();
      };
      return { provider, ...(await give()), renew, renewals: () => renewals };
    },
    faultsOf: (provider) => (provider === 'speechmatics' ? speechmatics : azure).faults,
    clearFaults() {
      azure.faults.clear();
      speechmatics.faults.clear();
    },
    async close() {
      await Promise.all([azure.close(), speechmatics.close()]);
      await Promise.all([azureApp.close(), speechmaticsApp.close()]);
      await engine.close();
    },
  };
}

async function azureAddress(host: string): Promise<LiveAddress> {
  const response = await fetch(`http://${host}/sts/v1.0/issueToken`, {
    method: 'POST',
    headers: { 'Ocp-Apim-Subscription-Key': KEY },
  });
  return {
    endpoint: `ws://${host}/stt/speech/universal/v2`,
    token: await response.text(),
    expiresAt: in10Minutes(),
  };
}

async function speechmaticsAddress(host: string): Promise<LiveAddress> {
  const response = await fetch(`http://${host}/v1/api_keys?type=rt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ttl: 60 }),
  });
  const { key_value: token } = z.object({ key_value: z.string() }).parse(await response.json());
  return { endpoint: `ws://${host}/v2`, token, expiresAt: in10Minutes() };
}

const in10Minutes = () => new Date(Date.now() + 10 * MINUTE).toISOString();

function hostOf(app: FastifyInstance): string {
  const { port } = app.server.address() as AddressInfo;
  return `127.0.0.1:${port}`;
}

/** Audio that tells the scripted recognizer what is spoken in it, and where. */
export function tape(number: number, durationMs: number): Uint8Array {
  return tapeAudio(number, durationMs);
}

/** Two channels, interleaved. */
export function stereoTape(left: number, right: number, durationMs: number): Uint8Array {
  const channels = [tapeAudio(left, durationMs), tapeAudio(right, durationMs)] as const;
  const both = Buffer.alloc(channels[0].length * 2);
  for (let at = 0; at < channels[0].length; at += 2) {
    both.writeInt16LE(channels[0].readInt16LE(at), at * 2);
    both.writeInt16LE(channels[1].readInt16LE(at), at * 2 + 2);
  }
  return both;
}
