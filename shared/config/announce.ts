import * as z from 'zod';
import type { SettingValues } from './table';

/** Who is told when a recording ends: a queue of the recordings' account, or an Event Grid topic. */
export type AnnounceSettings =
  | {
      readonly queue: string;
      readonly connection: { readonly connectionString: string } | { readonly queueUrl: string };
    }
  | { readonly endpoint: string; readonly key?: string };

/** `undefined` where nobody listens. What is wrong is added to `problems`. */
export function announceSettings(
  values: Pick<SettingValues, 'ANNOUNCE_QUEUE' | 'ANNOUNCE_TOPIC_ENDPOINT' | 'ANNOUNCE_TOPIC_KEY'>,
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): AnnounceSettings | undefined {
  const {
    ANNOUNCE_QUEUE: queue,
    ANNOUNCE_TOPIC_ENDPOINT: endpoint,
    ANNOUNCE_TOPIC_KEY: key,
  } = values;
  if (queue !== undefined && endpoint !== undefined) {
    problems.push(
      'ANNOUNCE_QUEUE and ANNOUNCE_TOPIC_ENDPOINT are both set. Keep the one that is to be told when a recording ends; a topic can pass on to queues.',
    );
    return undefined;
  }
  if (key !== undefined && endpoint === undefined) {
    problems.push('ANNOUNCE_TOPIC_KEY is set without ANNOUNCE_TOPIC_ENDPOINT. Set both or none.');
  }
  if (endpoint !== undefined) return { endpoint, ...(key !== undefined && { key }) };
  if (queue === undefined) return undefined;
  const connection = queueConnection(environment, problems);
  return connection && { queue, connection };
}

/** The queue lies in the account of the recordings, whose connection the Functions host knows as well. */
function queueConnection(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): { connectionString: string } | { queueUrl: string } | undefined {
  const connectionString = environment['RecordingsStorage']?.trim();
  if (connectionString) return { connectionString };
  const queueUrl = environment['RecordingsStorage__queueServiceUri']?.trim();
  if (queueUrl && z.url().safeParse(queueUrl).success) return { queueUrl };
  problems.push(
    'RecordingsStorage__queueServiceUri is missing or no URL, and ANNOUNCE_QUEUE needs it. Example: https://account.queue.core.windows.net',
  );
  return undefined;
}
