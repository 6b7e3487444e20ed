import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeliveryStore } from './delivery-store';
import { EventGrid } from './event-grid';
import type { EventGridOptions, RunningEventGrid } from './options';

export type { DeliveryFault } from './delivery-faults';
export type { EventGridEvent } from './event';
export type { EventGridOptions, RunningEventGrid } from './options';
export type { RetryPolicy } from './retry-policy';
export type { Subscription } from './subscription';

/**
 * Event Grid for a laptop: durable at-least-once delivery of events to webhooks, with the
 * handshake, headers, retries and dead-lettering of the real one. What was published and not
 * delivered before the process ended, however it ended, is delivered by the next run.
 */
export async function startEventGrid(options: EventGridOptions): Promise<RunningEventGrid> {
  return new EventGrid(new DeliveryStore(storePath(options)), options);
}

function storePath(options: EventGridOptions): string {
  if (options.inMemory === true) return ':memory:';
  mkdirSync(options.dataDirectory, { recursive: true });
  return join(options.dataDirectory, 'eventgrid.sqlite');
}
