import { CosmosClient } from '@azure/cosmos';
import { BlobServiceClient } from '@azure/storage-blob';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { startStack, type Stack } from '../../local/stack';
import { PROJECT } from '../project';
import { makeDataFolder, removeDataFolder } from '../rig/data-folder';

export interface Times {
  readonly landedAt: string;
  readonly submittedAt: string;
  readonly transcribedAt: string;
  readonly completedAt: string;
}

export interface Bench {
  readonly stack: Stack;
  upload(path: string, file: string | Buffer): Promise<string>;
  /** Waits until a recording is at a status, and gives its times. */
  until(id: string, status: string): Promise<Times>;
  close(): Promise<void>;
}

const LOOK_MS = 50;

/** The whole app with the scripted engine, whose service time stands for the service's. */
export async function startBench(options: {
  readonly serviceMs: number;
  readonly webhooks?: boolean;
}): Promise<Bench> {
  const dataDirectory = makeDataFolder();
  const stack = await startStack({
    appDirectory: PROJECT,
    dataDirectory,
    engine: new ScriptedEngine({ serviceMs: options.serviceMs }),
    webhooks: options.webhooks ?? true,
  });
  const { storageConnectionString, cosmosEndpoint, cosmosKey } = stack.addresses;
  const cosmos = new CosmosClient({
    endpoint: cosmosEndpoint,
    key: cosmosKey,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const ledger = cosmos.database('callscribe').container('recordings');
  const blobs = BlobServiceClient.fromConnectionString(storageConnectionString);
  return {
    stack,
    async upload(path, file) {
      const blob = blobs.getContainerClient('recordings').getBlockBlobClient(path);
      await (typeof file === 'string' ? blob.uploadFile(file) : blob.uploadData(file));
      return recordingIdOf('recordings', path);
    },
    async until(id, status) {
      for (;;) {
        const { resource } = await ledger.item(id, id).read<{ status: string; times: Times }>();
        if (resource?.status === status) return resource.times;
        if (resource && ['rejected', 'failed'].includes(resource.status)) {
          throw new Error(`${id} ended as ${resource.status}.`);
        }
        await sleep(LOOK_MS);
      }
    },
    async close() {
      cosmos.dispose();
      await stack.close();
      removeDataFolder(dataDirectory);
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
