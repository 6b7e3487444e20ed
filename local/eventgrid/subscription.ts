import type { EventGridEvent } from './event';

/** Who gets which events: an event subscription with a webhook endpoint. */
export interface Subscription {
  readonly name: string;
  /** Only events of this source; any when left out. */
  readonly topic?: string;
  /** Case-sensitive. End it with a slash after a container, or `audio` also matches `audio-old`. */
  readonly subjectBeginsWith: string;
  /** Values of `data.api` to deliver (in Azure an advanced filter, StringIn). */
  readonly apis: readonly string[];
  /** Webhook address, with its key if it needs one. Never logged. */
  readonly endpoint: string;
}

export function matches(subscription: Omit<Subscription, 'endpoint'>, event: EventGridEvent) {
  const { api } = event.data;
  return (
    (subscription.topic === undefined || subscription.topic === event.topic) &&
    event.subject.startsWith(subscription.subjectBeginsWith) &&
    typeof api === 'string' &&
    subscription.apis.includes(api)
  );
}
