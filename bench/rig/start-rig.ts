import { CosmosClient } from '@azure/cosmos';
import { BlobServiceClient } from '@azure/storage-blob';
import { join } from 'node:path';
import { startCosmos, type RunningCosmos } from '../../local/cosmos';
import type { LiveEngine } from '../../local/live/engine';
import { startOpenAiServer, type RateLimits } from '../../local/openai';
import type { ServiceTime } from '../../local/speech/engine';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { startStack, type Stack } from '../../local/stack';
import { LOCAL_OPENAI_KEY } from '../../local/stack/app-environment';
import { Closing } from '../../local/stack/closing';
import { provision } from '../../local/stack/provision';
import { ModelTally } from '../count/model-calls';
import { PROJECT } from '../project';
import { makeDataFolder, removeDataFolder } from './data-folder';
import { Dropper } from './dropper';
import { LedgerFollower } from './ledger-follower';

export interface RigOptions {
  readonly serviceTime: ServiceTime;
  readonly modelLimits?: Partial<RateLimits>;
  /** Hears live audio; by default a scripted one. */
  readonly liveEngine?: LiveEngine;
  /** Settings of the app that differ from the benchmark's. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The whole app before services with the published limits, and what watches it. */
export interface Rig {
  readonly stack: Stack;
  readonly cosmos: RunningCosmos;
  readonly database: CosmosClient;
  readonly blobs: BlobServiceClient;
  readonly modelCalls: ModelTally;
  readonly dropper: Dropper;
  readonly ledger: LedgerFollower;
  /** SQLite file with the state of all orchestrations; to be read when the function process is gone. */
  readonly stateFile: string;
  close(): Promise<void>;
}

/** A serverless account: 5,000 RU a second for each physical partition; a small one has one. */
const REQUEST_UNITS_PER_SECOND = 5000;

/** As in Azure. */
const POLL_MIN_SECONDS = '60';

export const RECORDINGS = 'recordings';

/**
 * Starts the app as `npm start` does, with a database and a model service of its own in the place
 * of the stack's, because these enforce limits and count everything.
 */
export async function startRig(options: RigOptions): Promise<Rig> {
  const dataDirectory = makeDataFolder();
  const closing = new Closing();
  closing.add({ close: async () => removeDataFolder(dataDirectory) });
  try {
    const modelCalls = new ModelTally();
    const model = closing.add(
      await startOpenAiServer({
        port: 0,
        keys: [LOCAL_OPENAI_KEY],
        ...(options.modelLimits && { limits: options.modelLimits }),
        journal: (call) => {
          modelCalls.add(call);
        },
      }),
    );
    const cosmos = closing.add(
      await startCosmos({
        dataDirectory: join(dataDirectory, 'ledger'),
        requestUnitsPerSecond: REQUEST_UNITS_PER_SECOND,
      }),
    );
    const stack = closing.add(
      await startStack({
        appDirectory: PROJECT,
        dataDirectory,
        engine: new ScriptedEngine({ serviceTime: options.serviceTime }),
        ...(options.liveEngine && { liveEngine: options.liveEngine }),
        settings: {
          SPEECH_POLL_MIN_SECONDS: POLL_MIN_SECONDS,
          COSMOS_ENDPOINT: cosmos.endpoint,
          COSMOS_KEY: cosmos.key,
          OPENAI_BASE_URL: model.url,
          ...options.settings,
        },
      }),
    );
    await provision({ ...stack.addresses, cosmosEndpoint: cosmos.endpoint });
    const blobs = BlobServiceClient.fromConnectionString(stack.addresses.storageConnectionString);
    const database = new CosmosClient({
      endpoint: cosmos.endpoint,
      key: cosmos.key,
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const dropper = await Dropper.into(blobs, RECORDINGS);
    const ledger = closing.add(
      new LedgerFollower(database.database('callscribe').container('recordings')),
    );
    return {
      stack,
      cosmos,
      database,
      blobs,
      modelCalls,
      dropper,
      ledger,
      stateFile: join(dataDirectory, 'durable', 'state.sqlite'),
      close: async () => {
        dropper.close();
        database.dispose();
        await closing.all();
      },
    };
  } catch (error) {
    await closing.all();
    throw error;
  }
}
