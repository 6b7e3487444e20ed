import type { EventGridEvent } from './event';

/** What a test makes of deliveries; Event Grid itself promises neither order nor exactly once. */
export interface DeliveryFaults {
  /** Deliver every event this many times, all at the same moment. */
  readonly duplicate?: number;
  /** Lose this many of the next events: accepted and never delivered. */
  readonly drop?: number;
  /** Hold an event back, ms; different values for different events change their order. */
  readonly delayMs?: (event: EventGridEvent) => number;
}
