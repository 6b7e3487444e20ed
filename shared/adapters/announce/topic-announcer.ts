import type { TokenCredential } from '@azure/identity';
import { ServiceError, type Verdict } from '../../domain/errors';
import type { Announcer } from '../../ports';
import { identityToken } from '../identity/identity-token';
import { toCloudEvent, type Origin } from './to-cloud-event';

export interface TopicSettings {
  /** The topic's endpoint, ending in `/api/events`. Its input schema is CloudEvents 1.0. */
  readonly endpoint: string;
  /** Without it the app's identity is used. */
  readonly key?: string;
}

const SERVICE = 'Event Grid';
const NAMES = { service: SERVICE, keySetting: 'ANNOUNCE_TOPIC_KEY' };
const SCOPE = 'https://eventgrid.azure.net/.default';
/** learn.microsoft.com/azure/event-grid/post-to-custom-topic */
const API_VERSION = '2018-01-01';
const CONTENT_TYPE = 'application/cloudevents-batch+json; charset=utf-8';
const TIMEOUT_MS = 5_000;

/** Announces to a custom topic of Event Grid: one request an announcement, never repeated here. */
export function makeTopicAnnouncer(
  { endpoint, key }: TopicSettings,
  origin: Origin,
  credential: () => TokenCredential,
): Announcer {
  const url = new URL(endpoint);
  url.searchParams.set('api-version', API_VERSION);

  const bearer = async () => ({
    authorization: `Bearer ${await identityToken(NAMES, SCOPE, credential, TIMEOUT_MS)}`,
  });

  return {
    async announce(ended) {
      const authorization = key === undefined ? await bearer() : { 'aeg-sas-key': key };
      const response = await post(url, {
        headers: { 'content-type': CONTENT_TYPE, ...authorization },
        body: JSON.stringify([toCloudEvent(ended, origin)]),
      });
      await response.body?.cancel();
      if (!response.ok) throw refused(response.status);
    },
  };
}

async function post(url: URL, init: RequestInit): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return await fetch(url, { method: 'POST', redirect: 'error', ...init, signal });
  } catch (cause) {
    // It may have been taken all the same; listeners drop what they know.
    throw new ServiceError(SERVICE, 'announce_unreachable', 'no answer.', {
      verdict: 'later',
      cause,
    });
  }
}

function refused(status: number): ServiceError {
  return new ServiceError(
    SERVICE,
    `announce_${status}`,
    `an announcement was answered with ${status}.${hint(status)}`,
    { verdict: verdictOf(status), status },
  );
}

function verdictOf(status: number): Verdict {
  if (status >= 500 || status === 408 || status === 429) return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}

function hint(status: number): string {
  if (status === 400) return ' Check that the input schema of the topic is CloudEvents 1.0.';
  if (status === 401 || status === 403) {
    return " Check ANNOUNCE_TOPIC_KEY, or that the app's identity has the role EventGrid Data Sender.";
  }
  return status === 404 ? ' Check ANNOUNCE_TOPIC_ENDPOINT; it ends in /api/events.' : '';
}
