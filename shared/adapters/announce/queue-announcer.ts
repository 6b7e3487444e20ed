import type { TokenCredential } from '@azure/identity';
import { QueueServiceClient, RestError, type QueueClient } from '@azure/storage-queue';
import { ServiceError, type Verdict } from '../../domain/errors';
import type { Announcer } from '../../ports';
import { toCloudEvent, type Origin } from './to-cloud-event';

export interface QueueSettings {
  readonly queue: string;
  readonly connection: { readonly connectionString: string } | { readonly queueUrl: string };
}

/** The SDK's own retries are off: what fails is left to the sweep. */
const OPTIONS = { retryOptions: { maxTries: 1 } };
const TIMEOUT_MS = 5_000;

/** A message stays until it is taken; the service's own default drops it after a week. */
const FOR_EVER = -1;

/**
 * Announces by messages in a storage queue, base64 as queue triggers of Azure Functions expect them
 * (host.json, queues.messageEncoding).
 */
export function makeQueueAnnouncer(
  { connection, queue }: QueueSettings,
  origin: Origin,
  credential: () => TokenCredential,
): Announcer {
  const service =
    'connectionString' in connection
      ? QueueServiceClient.fromConnectionString(connection.connectionString, OPTIONS)
      : new QueueServiceClient(connection.queueUrl, credential(), OPTIONS);
  const client = service.getQueueClient(queue);

  return {
    async announce(ended) {
      const text = JSON.stringify(toCloudEvent(ended, origin));
      await send(client, Buffer.from(text).toString('base64'));
    },
  };
}

async function send(client: QueueClient, message: string): Promise<void> {
  try {
    await client.sendMessage(message, {
      messageTimeToLive: FOR_EVER,
      abortSignal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const status = error instanceof RestError ? error.statusCode : undefined;
    throw new ServiceError(
      'Announcement queue',
      status === undefined ? 'announce_unreachable' : `announce_${status}`,
      status === undefined
        ? 'no answer.'
        : `a message was answered with ${status}.${hint(status, client.name)}`,
      { verdict: verdictOf(status), ...(status !== undefined && { status }), cause: error },
    );
  }
}

function verdictOf(status: number | undefined): Verdict {
  if (status === undefined || status >= 500 || status === 408 || status === 429) return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}

function hint(status: number, queue: string): string {
  if (status === 404) return ` Make the queue "${queue}", or mend ANNOUNCE_QUEUE.`;
  if (status === 401 || status === 403) {
    return " Check the connection string, or that the app's identity has the role Storage Queue Data Message Sender.";
  }
  return '';
}
