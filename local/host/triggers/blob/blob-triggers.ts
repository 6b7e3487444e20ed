import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AppFunction } from '../../app/app';
import type { HostJson } from '../../app/host-json';
import { connectionString, resolveSettings, type Settings } from '../../app/settings';
import type { Logger } from '../../log';
import type { Run } from '../../run';
import { listenToQueue } from '../queue/queue-listener';
import type { Listener } from '../trigger';
import { fromBase64, toBase64, toFunctionId, toPoison, type BlobMessage } from './blob-message';
import { parsePathPattern } from './path-pattern';
import { runBlobFunction, type BlobFunction } from './run-blob';
import { serveBlobWebhook } from './webhook';
import { HostError } from '../../host-error';

const POISON_QUEUE = 'webjobs-blobtrigger-poison';

const triggerSchema = z.object({
  path: z.string(),
  connection: z.string().default('AzureWebJobsStorage'),
  source: z.literal('EventGrid', {
    error: 'is not supported by the local host: only blob triggers with source "EventGrid" are',
  }),
});

export interface BlobTriggers {
  readonly functions: ReadonlyMap<string, BlobFunction>;
  /** Begins to take messages off the queue. */
  start(): Promise<Listener>;
}

interface Options {
  readonly settings: Settings;
  readonly hostJson: HostJson;
  readonly hostId: string;
  readonly run: Run;
  readonly log: Logger;
}

/** The blob triggers of an app: their webhook, and the queue between it and the functions. */
export function createBlobTriggers(
  server: FastifyInstance,
  targets: readonly AppFunction[],
  options: Options,
): BlobTriggers {
  const { settings, hostJson, hostId, run, log } = options;
  const functions = new Map(
    targets.map((target) => [toFunctionId(target.name), toBlobFunction(target, settings)]),
  );
  if (functions.size === 0) return { functions, start: async () => ({ stop: async () => {} }) };

  const storage = connectionString('AzureWebJobsStorage', settings, 'The blob trigger');
  const queue = QueueServiceClient.fromConnectionString(storage).getQueueClient(
    `azure-webjobs-blobtrigger-${hostId}`,
  );
  let wake = () => {};
  serveBlobWebhook(server, async (message) => {
    await queue.sendMessage(toBase64(message));
    wake();
  });

  const start = async () => {
    await queue.createIfNotExists();
    const listener = listenToQueue({
      queue,
      log,
      batchSize: Math.min(hostJson.blobs.maxDegreeOfParallelism, 32),
      maxDequeueCount: hostJson.blobs.poisonBlobThreshold,
      maxPollingInterval: hostJson.queues.maxPollingInterval,
      visibilityTimeout: 0,
      process: async ({ messageText }) => {
        const message = fromBase64(messageText);
        const known = functions.get(message.FunctionId);
        if (known) await runBlobFunction(known, message, run);
      },
      poison: async ({ messageText }) => putAway(fromBase64(messageText), functions, settings, log),
    });
    wake = () => listener.wake();
    return listener;
  };
  return { functions, start };
}

function toBlobFunction(target: AppFunction, settings: Settings): BlobFunction {
  const whose = `The blob trigger of '${target.name}'`;
  const parsed = triggerSchema.safeParse(target.trigger);
  if (!parsed.success) throw new HostError(`${whose}: ${z.prettifyError(parsed.error)}`);
  const { path, connection } = parsed.data;
  return {
    target,
    connection,
    service: BlobServiceClient.fromConnectionString(connectionString(connection, settings, whose)),
    pattern: parsePathPattern(resolveSettings(path, settings, whose)),
  };
}

/** The poison queue is in the account of the data, not in the host's own. */
async function putAway(
  message: BlobMessage,
  functions: ReadonlyMap<string, BlobFunction>,
  settings: Settings,
  log: Logger,
): Promise<void> {
  const known = functions.get(message.FunctionId);
  if (!known) return;
  const { connection, target } = known;
  const data = connectionString(connection, settings, `The blob trigger of '${target.name}'`);
  const queue = QueueServiceClient.fromConnectionString(data).getQueueClient(POISON_QUEUE);
  await queue.createIfNotExists();
  await queue.sendMessage(toPoison(message));
  const blob = `${message.ContainerName}/${message.BlobName}`;
  log(
    'warning',
    target.name,
    `The function failed for ${blob} too often; it is on '${POISON_QUEUE}' now`,
  );
}
