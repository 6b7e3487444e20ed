import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { startSpeechServer, type SpeechServer } from '../../../../local/speech';
import { ScriptedEngine, type ScriptedCall } from '../../../../local/speech/scripted-engine';
import { startStorage } from '../../../../local/storage';
import { makeAzureBatchLane } from '../../../../shared/adapters/azure-speech/batch-lane';
import { makeSpeechHttp } from '../../../../shared/adapters/azure-speech/http';
import { makeBlobRecordings } from '../../../../shared/adapters/blob/recordings';
import type { BatchLane, BlobName, Recordings } from '../../../../shared/ports';
import { noIdentity, type Target } from './targets';

const SAMPLE = join(__dirname, '../../../../samples/lost-bank-card.wav');

export interface SpeechTarget {
  readonly lane: BatchLane;
  /** The same resource, as another deployment sees it. */
  readonly others: BatchLane;
  readonly recordings: Recordings;
  /** Longest time that a job may take (ms). */
  readonly patienceMs: number;
  upload(path: string): Promise<BlobName>;
}

export interface LocalSpeech extends SpeechTarget {
  readonly server: SpeechServer;
  /** What the recognizer hears in a recording, by its file name. */
  readonly script: Record<string, ScriptedCall>;
}

export const SPEECH_KEY = 'speech-key';

/** The stand-ins for speech and storage, with a recognizer that hears what its script says. */
export async function openLocalSpeech(): Promise<LocalSpeech & { close(): Promise<void> }> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'callscribe-speech-'));
  const storage = await startStorage({ inMemory: true });
  const script: Record<string, ScriptedCall> = {};
  const engine = new ScriptedEngine({
    script: ({ source }) =>
      script[decodeURIComponent(new URL(source).pathname.split('/').at(-1) ?? '')],
  });
  const server = await startSpeechServer({
    port: 0,
    dataDirectory,
    engine,
    keys: [SPEECH_KEY],
    limits: { requestsPerTenSeconds: Infinity },
  });
  const blobs = BlobServiceClient.fromConnectionString(storage.connectionString);
  return {
    ...(await openSpeech(server.url, SPEECH_KEY, blobs)),
    server,
    script,
    patienceMs: 20_000,
    close: async () => {
      await server.close();
      await storage.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export function speechTargets(): Target<SpeechTarget>[] {
  const local: Target<SpeechTarget> = { name: 'the local speech service', open: openLocalSpeech };
  const endpoint = process.env['CALLSCRIBE_LIVE_SPEECH_ENDPOINT'];
  const key = process.env['CALLSCRIBE_LIVE_SPEECH_KEY'];
  const storage = process.env['CALLSCRIBE_LIVE_STORAGE'];
  if (!endpoint || !key || !storage) return [local];
  const live: Target<SpeechTarget> = {
    name: 'the real speech service',
    async open() {
      const blobs = BlobServiceClient.fromConnectionString(storage);
      const opened = await openSpeech(endpoint, key, blobs);
      const remove = () => blobs.deleteContainer(opened.recordings.landing);
      return { ...opened, patienceMs: 30 * 60_000, close: async () => void (await remove()) };
    },
  };
  return [local, live];
}

async function openSpeech(endpoint: string, key: string, blobs: BlobServiceClient) {
  const name = `contract-${randomUUID()}`;
  const { containerClient } = await blobs.createContainer(name);
  const content = await readFile(SAMPLE);
  const http = makeSpeechHttp({ endpoint, key }, noIdentity);
  return {
    lane: makeAzureBatchLane(http, { environment: name }),
    others: makeAzureBatchLane(http, { environment: `${name}-other` }),
    recordings: makeBlobRecordings(blobs, { container: name, access: 'sas' }),
    upload: async (path: string) => {
      await containerClient.getBlockBlobClient(path).upload(content, content.length);
      return { container: name, path };
    },
  };
}
