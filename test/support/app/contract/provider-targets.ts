import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { startOpenAiServer } from '../../../../local/openai';
import { startSpeechServer } from '../../../../local/speech';
import type { RecognitionEngine } from '../../../../local/speech/engine';
import { ScriptedEngine } from '../../../../local/speech/scripted-engine';
import { startSpeechmaticsServer } from '../../../../local/speechmatics';
import { Closing } from '../../../../local/stack/closing';
import { startStorage } from '../../../../local/storage';
import { makeBlobAnswers } from '../../../../shared/adapters/blob/answers';
import { makeBlobRecordings } from '../../../../shared/adapters/blob/recordings';
import { transcribersOf } from '../../../../shared/composition/transcribers';
import { parseSettings } from '../../../../shared/config/settings';
import type { ProviderName } from '../../../../shared/config/table-providers';
import type { BatchProvider, Recordings } from '../../../../shared/ports';
import { noIdentity } from './targets';

/** A service, as the app's settings reach it, and what a suite does to it. */
export interface ProviderTarget {
  readonly provider: BatchProvider;
  /** The same account, as another deployment sees it. */
  readonly others: BatchProvider;
  /** The same service, asked with a key that it does not know. */
  readonly locked: BatchProvider;
  readonly recordings: Recordings;
  /** Writes a recording into the container of recordings. */
  upload(path: string, content: Buffer): Promise<void>;
  /** Longest time that a job may take (ms). */
  readonly patienceMs: number;
  /** Only a stand-in can be told what to do to the next submission. */
  readonly trouble?: { busy(): void; cut(when: 'before' | 'after'): void };
}

/** How one vendor is reached. */
export interface Vendor {
  readonly name: ProviderName;
  /** Settings of the app, beside those that every app needs. */
  readonly settings: Readonly<Record<string, string>>;
  /** The setting that holds its key. */
  readonly keySetting: string;
  readonly trouble?: NonNullable<ProviderTarget['trouble']>;
  readonly close?: () => Promise<void>;
}

const KEY = 'key-of-the-suite';

/** Starts one stand-in. A file with `refused` in its name can't be transcribed. */
export type StandIn = (dataDirectory: string, engine: RecognitionEngine) => Promise<Vendor>;

const BUSY = { status: 429, retryAfter: 7 };

/** A new vendor has a line here, and a stand-in that speaks its protocol. */
export const STAND_INS: Readonly<Record<ProviderName, StandIn>> = {
  'azure-speech': (directory, engine) => azure('azure-speech', 'submit', directory, engine),
  'azure-fast': (directory, engine) => azure('azure-fast', 'transcribe', directory, engine),
  speechmatics: async (dataDirectory, engine) => {
    const server = await startSpeechmaticsServer({ port: 0, dataDirectory, engine, keys: [KEY] });
    return {
      name: 'speechmatics',
      settings: { SPEECHMATICS_ENDPOINT: server.url, SPEECHMATICS_API_KEY: KEY },
      keySetting: 'SPEECHMATICS_API_KEY',
      trouble: {
        busy: () => server.faults.add({ operation: 'create', action: BUSY }),
        cut: (when) => server.faults.add({ operation: 'create', action: { cut: when } }),
      },
      close: () => server.close(),
    };
  },
  openai: async (_directory, engine) => {
    const server = await startOpenAiServer({ port: 0, engine, keys: [KEY] });
    const busy = { status: BUSY.status, retryAfterSeconds: BUSY.retryAfter };
    return {
      name: 'openai',
      settings: { TRANSCRIPTION_BASE_URL: server.url, TRANSCRIPTION_API_KEY: KEY },
      keySetting: 'TRANSCRIPTION_API_KEY',
      trouble: {
        busy: () => server.faults.add({ route: 'transcription', action: busy }),
        cut: (when) => server.faults.add({ route: 'transcription', action: { cut: when } }),
      },
      close: () => server.close(),
    };
  },
};

async function azure(
  name: 'azure-speech' | 'azure-fast',
  operation: 'submit' | 'transcribe',
  dataDirectory: string,
  engine: RecognitionEngine,
): Promise<Vendor> {
  const server = await startSpeechServer({ port: 0, dataDirectory, engine, keys: [KEY] });
  return {
    name,
    settings: { SPEECH_ENDPOINT: server.url, SPEECH_KEY: KEY },
    keySetting: 'SPEECH_KEY',
    trouble: {
      busy: () => server.faults.add({ operation, action: BUSY }),
      cut: (when) => server.faults.add({ operation, action: { cut: when } }),
    },
    close: () => server.close(),
  };
}

const ENGINE = new ScriptedEngine({
  script: ({ source }) =>
    source.includes('refused')
      ? { failure: { kind: 'InvalidData', message: 'It is no audio.' } }
      : undefined,
});

/** One stand-in, before storage of its own. */
export async function openStandIn(start: StandIn) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'callscribe-provider-'));
  const closing = new Closing();
  closing.add({ close: () => rm(dataDirectory, { recursive: true, force: true }) });
  const storage = closing.add(await startStorage({ inMemory: true }));
  const vendor = await start(dataDirectory, ENGINE);
  closing.add({ close: async () => vendor.close?.() });
  const target = await openVendor(vendor, storage.connectionString, 20_000);
  return { ...target, close: () => closing.all() };
}

/** The services of a vendor, made from settings as the app makes them. */
export async function openVendor(
  vendor: Vendor,
  connectionString: string,
  patienceMs: number,
): Promise<ProviderTarget & { close(): Promise<void> }> {
  const container = `contract-${randomUUID()}`;
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  const { containerClient } = await blobs.createContainer(container);
  const providerOf = (environment: string, more: Readonly<Record<string, string>> = {}) => {
    const settings = parseSettings({
      RecordingsStorage: connectionString,
      COSMOS_ENDPOINT: 'https://account.documents.azure.com',
      SPEECH_ENDPOINT: 'https://name.cognitiveservices.azure.com',
      OPENAI_BASE_URL: 'https://name.openai.azure.com/openai/v1',
      OPENAI_MODEL: 'gpt-4.1-mini',
      PROVIDERS: vendor.name,
      ...vendor.settings,
      ...more,
    });
    return transcribersOf(settings, {
      credential: noIdentity,
      environment,
      telemetry: undefined,
      answersOf: (provider) =>
        makeBlobAnswers(blobs, { container, provider: `${environment}-${provider}` }),
    }).provider(vendor.name);
  };
  return {
    provider: providerOf(container),
    others: providerOf(`${container}-other`),
    locked: providerOf(container, { [vendor.keySetting]: 'another-key' }),
    recordings: makeBlobRecordings(blobs, { container, access: 'sas' }),
    upload: async (path, content) => {
      await containerClient.getBlockBlobClient(path).upload(content, content.length);
    },
    patienceMs,
    ...(vendor.trouble && { trouble: vendor.trouble }),
    close: async () => void (await blobs.deleteContainer(container)),
  };
}
