import { BlobServiceClient } from '@azure/storage-blob';
import { join } from 'node:path';
import { startCosmos, type RunningCosmos } from '../cosmos';
import { startEventGrid, type EventGridEvent, type RunningEventGrid } from '../eventgrid';
import type { LiveEngine } from '../live/engine';
import { ScriptedLiveEngine } from '../live/scripted-live-engine';
import { startOpenAiServer, type OpenAiServer } from '../openai';
import { startSpeechServer, type SpeechServer } from '../speech';
import type { RecognitionEngine } from '../speech/engine';
import { startSpeechmaticsServer, type SpeechmaticsServer } from '../speechmatics';
import { startStorage, type RunningStorage } from '../storage';
import {
  LOCAL_LIVE_SPEECH_KEY,
  LOCAL_OPENAI_KEY,
  LOCAL_SPEECH_KEY,
  LOCAL_SPEECHMATICS_KEY,
  type StackAddresses,
} from './app-environment';
import { Closing } from './closing';

/** Ports of the stand-ins and of the app; 0 takes any free one. */
export interface StackPorts {
  readonly api: number;
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
  readonly cosmos: number;
  readonly speech: number;
  readonly openai: number;
  readonly speechmatics: number;
}

export interface ServicesOptions {
  /** Everything that outlives the process is below it. */
  readonly dataDirectory: string;
  readonly engine: RecognitionEngine;
  /** Hears live audio; by default the scripted one. Belongs to the caller. */
  readonly liveEngine?: LiveEngine | undefined;
  readonly ports: StackPorts;
}

export interface Services {
  readonly addresses: StackAddresses;
  readonly storage: RunningStorage;
  readonly eventGrid: RunningEventGrid;
  readonly cosmos: RunningCosmos;
  readonly speech: SpeechServer;
  readonly openai: OpenAiServer;
  readonly speechmatics: SpeechmaticsServer;
  close(): Promise<void>;
}

/** Name of the one event subscription. */
export const SUBSCRIPTION = 'recordings';

const RECORDINGS = 'recordings';
export const DEAD_LETTERS = 'dead-letters';

/** Kinds of write that leave a complete file (in Azure an advanced filter on `data.api`). */
const COMPLETE = ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit'];

/** Nobody listens here; the endpoint is set as soon as the host is up. */
const NOWHERE = 'http://127.0.0.1:9/runtime/webhooks/blobs';

/**
 * All of Azure that the app needs, in this process: storage with its events, Cosmos DB, Speech and
 * a model service, each with its content on disk.
 */
export async function startServices({
  dataDirectory,
  engine,
  liveEngine = new ScriptedLiveEngine(),
  ports,
}: ServicesOptions): Promise<Services> {
  const closing = new Closing();
  try {
    const subscription = {
      name: SUBSCRIPTION,
      subjectBeginsWith: `/blobServices/default/containers/${RECORDINGS}/`,
      apis: COMPLETE,
      endpoint: NOWHERE,
    };
    const eventGrid: RunningEventGrid = closing.add(
      await startEventGrid({
        dataDirectory: join(dataDirectory, 'eventgrid'),
        subscriptions: [subscription],
        deadLetter: (event, reason) => keepDeadLetter(storage.connectionString, event, reason),
      }),
    );
    const storage: RunningStorage = closing.add(
      await startStorage({
        dataDirectory: join(dataDirectory, 'storage'),
        ports,
        events: (event) => eventGrid.publish(event),
      }),
    );
    const placeOf = (service: 'cosmos' | 'speech' | 'speechmatics') => ({
      dataDirectory: join(dataDirectory, service),
      port: ports[service],
    });
    const cosmos = closing.add(await startCosmos(placeOf('cosmos')));
    const speech = closing.add(
      await startSpeechServer({
        ...placeOf('speech'),
        engine,
        keys: [LOCAL_SPEECH_KEY],
        live: { engine: liveEngine, keys: [LOCAL_LIVE_SPEECH_KEY] },
      }),
    );
    const openai = closing.add(
      await startOpenAiServer({ port: ports.openai, keys: [LOCAL_OPENAI_KEY], engine }),
    );
    const speechmatics = closing.add(
      await startSpeechmaticsServer({
        ...placeOf('speechmatics'),
        engine,
        keys: [LOCAL_SPEECHMATICS_KEY],
        live: { engine: liveEngine, keys: [LOCAL_SPEECHMATICS_KEY] },
      }),
    );
    const addresses: StackAddresses = {
      storageConnectionString: storage.connectionString,
      cosmosEndpoint: cosmos.endpoint,
      cosmosKey: cosmos.key,
      speechEndpoint: speech.url,
      openAiBaseUrl: openai.url,
      ...speechmaticsAddresses(speechmatics.url),
      liveSpeechEndpoint: speech.url,
    };
    const close = () => closing.all();
    return { addresses, storage, eventGrid, cosmos, speech, openai, speechmatics, close };
  } catch (error) {
    await closing.all();
    throw error;
  }
}

/** One host serves batch, real time and temporary keys, which have hosts of their own in the cloud. */
function speechmaticsAddresses(url: string) {
  return {
    speechmaticsUrl: url,
    speechmaticsLiveUrl: url.replace(/^http/, 'ws'),
    speechmaticsKeysUrl: url.replace(/\/v2$/, '/v1'),
  };
}

/** An event that nobody took is kept beside the recordings, as the deployment's dead-letter container does. */
async function keepDeadLetter(
  connectionString: string,
  event: EventGridEvent,
  reason: string,
): Promise<void> {
  const body = JSON.stringify({ ...event, deadLetterReason: reason });
  await BlobServiceClient.fromConnectionString(connectionString)
    .getContainerClient(DEAD_LETTERS)
    .getBlockBlobClient(`${event.id}.json`)
    .upload(body, Buffer.byteLength(body));
}
