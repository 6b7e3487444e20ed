import { QueueServiceClient, type DequeuedMessageItem } from '@azure/storage-queue';
import { z } from 'zod';
import type { AppFunction } from '../../app/app';
import type { HostJson } from '../../app/host-json';
import { connectionString, resolveSettings, type Settings } from '../../app/settings';
import type { TypedData } from '../../app/core-types';
import type { Logger } from '../../log';
import type { Run } from '../../run';
import { listenToQueue, type QueueListener } from './queue-listener';

const triggerSchema = z.object({ queueName: z.string(), connection: z.string().optional() });

/** Listens to the queue of a function; creates it, and its poison queue when that is needed. */
export async function startQueueTrigger(
  target: AppFunction,
  {
    settings,
    hostJson,
    run,
    log,
  }: { settings: Settings; hostJson: HostJson; run: Run; log: Logger },
): Promise<QueueListener> {
  const whose = `The queue trigger of '${target.name}'`;
  const trigger = triggerSchema.parse(target.trigger);
  const connection = connectionString(trigger.connection ?? 'AzureWebJobsStorage', settings, whose);
  const service = QueueServiceClient.fromConnectionString(connection);
  const name = resolveSettings(trigger.queueName, settings, whose);
  const queue = service.getQueueClient(name);
  const poisonQueue = service.getQueueClient(`${name}-poison`);
  await queue.createIfNotExists();

  const { messageEncoding, ...limits } = hostJson.queues;
  return listenToQueue({
    queue,
    log,
    ...limits,
    process: async (message) => {
      const text = decode(message.messageText, messageEncoding);
      await run(target, { input: { string: text }, triggerMetadata: toMetadata(message, text) });
    },
    poison: async (message) => {
      await poisonQueue.createIfNotExists();
      await poisonQueue.sendMessage(message.messageText);
      log(
        'warning',
        target.name,
        `A message was put on '${poisonQueue.name}' after ${message.dequeueCount} tries`,
      );
    },
  });
}

function decode(text: string, encoding: 'base64' | 'none'): string {
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

function toMetadata(message: DequeuedMessageItem, text: string): Record<string, TypedData> {
  const time = (at: Date) => ({ json: JSON.stringify(at) });
  return {
    QueueTrigger: { string: text },
    Id: { json: JSON.stringify(message.messageId) },
    DequeueCount: { int: message.dequeueCount },
    PopReceipt: { json: JSON.stringify(message.popReceipt) },
    InsertionTime: time(message.insertedOn),
    ExpirationTime: time(message.expiresOn),
    NextVisibleTime: time(message.nextVisibleOn),
  };
}
