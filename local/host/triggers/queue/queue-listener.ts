import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { Limiter } from '../../durable/engine/limiter';
import type { Logger } from '../../log';
import type { Listener } from '../trigger';
import { Poll } from './poll';

/**
 * How long a message is hidden while it is worked on; renewed at half of it. The real host takes ten
 * minutes; here a host that was killed should find soon what it was working on.
 */
const LEASE_SECONDS = 10;

export interface QueueListenerOptions {
  readonly queue: QueueClient;
  /** Messages fetched at once, at most 32. */
  readonly batchSize: number;
  /** A failed message is visible again after this (ms). */
  readonly visibilityTimeout: number;
  readonly maxDequeueCount: number;
  readonly maxPollingInterval: number;
  readonly log: Logger;
  /** Works on a message. Rejects when it is to be tried again. */
  process(message: DequeuedMessageItem): Promise<void>;
  /** Puts a message away that has failed too often. */
  poison(message: DequeuedMessageItem): Promise<void>;
}

export interface QueueListener extends Listener {
  /** There is something in the queue: do not wait for the next look. */
  wake(): void;
}

/** Takes messages off a storage queue as the real host does: tries, then the poison queue. */
export function listenToQueue(options: QueueListenerOptions): QueueListener {
  const { queue, batchSize, log } = options;
  const working = new Limiter(batchSize);
  let trouble = false;
  const poll: Poll = new Poll(async () => {
    try {
      const { receivedMessageItems: messages } = await queue.receiveMessages({
        numberOfMessages: batchSize,
        visibilityTimeout: LEASE_SECONDS,
      });
      trouble = false;
      for (const message of messages) {
        working.add(() => handle(message, options, () => poll.wake()));
      }
      await working.drained();
      return messages.length > 0;
    } catch (error) {
      if (!trouble)
        log('warning', 'Host.Queues', `The queue '${queue.name}' cannot be read`, error);
      trouble = true;
      return false;
    }
  }, options.maxPollingInterval);
  return {
    wake: () => poll.wake(),
    stop: async () => {
      await poll.stop();
      await working.drained();
    },
  };
}

async function handle(
  message: DequeuedMessageItem,
  options: QueueListenerOptions,
  wake: () => void,
): Promise<void> {
  const { queue, log } = options;
  const lease = new Lease(queue, message);
  const release = (seconds: number) =>
    lease.end((receipt) => queue.updateMessage(message.messageId, receipt, undefined, seconds));
  try {
    await options.process(message);
  } catch {
    if (message.dequeueCount < options.maxDequeueCount) {
      await release(Math.ceil(options.visibilityTimeout / 1_000));
      return wake();
    }
    try {
      await options.poison(message);
    } catch (error) {
      log('error', 'Host.Queues', `A message of '${queue.name}' could not be put away`, error);
      return release(LEASE_SECONDS);
    }
  }
  await lease.end((receipt) => queue.deleteMessage(message.messageId, receipt));
}

/** Keeps a message hidden from others for as long as it is worked on. */
class Lease {
  #receipt: string;
  #renewal = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(queue: QueueClient, message: DequeuedMessageItem) {
    this.#receipt = message.popReceipt;
    const renew = async () => {
      const renewed = await queue.updateMessage(
        message.messageId,
        this.#receipt,
        undefined,
        LEASE_SECONDS,
      );
      this.#receipt = renewed.popReceipt ?? this.#receipt;
    };
    this.#timer = setInterval(() => {
      this.#renewal = renew().catch(() => undefined);
    }, LEASE_SECONDS * 500);
  }

  /** What fails here comes right by itself: the message turns up again. */
  async end(last: (receipt: string) => Promise<unknown>): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewal;
    await last(this.#receipt).catch(() => undefined);
  }
}
