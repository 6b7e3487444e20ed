import { QueueServiceClient, type QueueClient } from '@azure/storage-queue';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const LOOK_MS = 200;

const announcement = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  data: z.object({ path: z.string(), links: z.record(z.string(), z.string()) }),
});
export type Announcement = z.output<typeof announcement>;

/** Somebody who listens at a storage queue, and remembers all that came. */
export class Listener {
  readonly heard: Announcement[] = [];
  /** All messages as they came, decoded. */
  readonly texts: string[] = [];

  private constructor(private readonly queue: QueueClient) {}

  /** Makes the queue if need be. */
  static async at(connectionString: string, name: string): Promise<Listener> {
    const queue = QueueServiceClient.fromConnectionString(connectionString).getQueueClient(name);
    await queue.createIfNotExists();
    return new Listener(queue);
  }

  /** Listens until it has heard of all these recordings. Throws Error after `patienceMs`. */
  async hearsOf(ids: readonly string[], patienceMs: number): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      await this.takeAll();
      if (ids.every((id) => this.heard.some(({ subject }) => subject === id))) return;
      await sleep(LOOK_MS);
    }
    throw new Error(`Heard only of ${this.heard.map(({ subject }) => subject).join(', ')}.`);
  }

  async takeAll(): Promise<void> {
    const { receivedMessageItems } = await this.queue.receiveMessages({ numberOfMessages: 32 });
    for (const { messageId, popReceipt, messageText } of receivedMessageItems) {
      const text = Buffer.from(messageText, 'base64').toString('utf8');
      this.texts.push(text);
      this.heard.push(announcement.parse(JSON.parse(text)));
      await this.queue.deleteMessage(messageId, popReceipt);
    }
  }
}
