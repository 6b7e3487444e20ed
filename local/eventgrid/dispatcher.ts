import { setTimeout as delay } from 'node:timers/promises';
import type { Delivery, DeliveryStore } from './delivery-store';
import type { EventGridEvent } from './event';
import { nextStep, type RetryPolicy } from './retry-policy';
import { deliver, validate } from './webhook';

/** Deliveries under way at the same time, per subscription. */
const MAX_CONCURRENT = 16;

/** setTimeout takes at most 2^31-1 ms; waking up early does no harm. */
const MAX_TIMER_MS = 3_600_000;

/** Until a dead-letter target that failed is tried again. */
const DEAD_LETTER_RETRY_MS = 60_000;

export interface DispatcherOptions {
  readonly subscription: string;
  readonly endpoint: string;
  readonly store: DeliveryStore;
  readonly policy: RetryPolicy;
  readonly deadLetter: (event: EventGridEvent, reason: string) => Promise<void>;
  /** Told once for each distinct thing that keeps the endpoint from being validated. */
  readonly onProblem: (message: string) => void;
  /** Called when a delivery is done with, one way or the other. */
  readonly onSettled: () => void;
}

/** Takes one subscription's deliveries to its endpoint: handshake first, then as they fall due. */
export class Dispatcher {
  private readonly inFlight = new Map<number, Promise<void>>();
  private readonly closing = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private handshake: Promise<void>;
  /** Endpoint that has answered the handshake. */
  private validated: string | undefined;
  private endpoint: string;

  constructor(private readonly options: DispatcherOptions) {
    this.endpoint = options.endpoint;
    this.handshake = this.shakeHands(this.endpoint);
  }

  /** Says that the endpoint is there now, be it a new one or the same after a restart. */
  setEndpoint(endpoint: string): void {
    this.options.store.retryRefused(this.options.subscription);
    if (endpoint === this.endpoint) {
      this.wake();
      return;
    }
    this.endpoint = endpoint;
    this.handshake = this.shakeHands(endpoint);
  }

  /** Looks for deliveries that are due; call it after adding some. */
  wake(): void {
    if (this.closing.signal.aborted || this.validated !== this.endpoint) return;
    clearTimeout(this.timer);
    const { store, subscription } = this.options;
    const free = MAX_CONCURRENT - this.inFlight.size;
    for (const delivery of store.next(subscription, free, this.inFlight.keys())) {
      const waitMs = delivery.due_at - Date.now();
      if (waitMs > 0) {
        this.timer = setTimeout(
          () => {
            this.wake();
          },
          Math.min(waitMs, MAX_TIMER_MS),
        );
        return;
      }
      this.start(delivery);
    }
  }

  /** Whether everything published for this subscription is delivered or dead-lettered. */
  isIdle(): boolean {
    return this.inFlight.size === 0 && this.options.store.count(this.options.subscription) === 0;
  }

  /** Stops; deliveries under way are cut off and will be repeated by the next run. */
  async close(): Promise<void> {
    this.closing.abort();
    clearTimeout(this.timer);
    await Promise.all([this.handshake, ...this.inFlight.values()]);
  }

  private start(delivery: Delivery): void {
    const run = this.attempt(delivery).finally(() => {
      this.inFlight.delete(delivery.id);
      this.options.onSettled();
      this.wake();
    });
    this.inFlight.set(delivery.id, run);
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { store, policy } = this.options;
    const outcome = await deliver(this.call(this.endpoint), delivery.event, delivery.attempts);
    if (outcome.kind !== 'delivered' && this.closing.signal.aborted) return;
    const ageMs = Date.now() - delivery.published_at;
    const step = nextStep(outcome, { ...delivery, ageMs }, policy);
    switch (step.kind) {
      case 'done':
        store.remove(delivery.id);
        return;
      case 'retry':
        store.postpone(delivery.id, step.counts, Date.now() + step.afterMs);
        return;
      case 'deadLetter':
        await this.deadLetter(delivery, step.reason);
    }
  }

  private async deadLetter(delivery: Delivery, reason: string): Promise<void> {
    const { store, deadLetter, onProblem, subscription } = this.options;
    try {
      await deadLetter(delivery.event, reason);
      store.remove(delivery.id);
    } catch (error) {
      onProblem(`A dead-lettered event of ${subscription} could not be kept: ${String(error)}`);
      store.postpone(delivery.id, 'attempt', Date.now() + DEAD_LETTER_RETRY_MS);
    }
  }

  /**
   * Repeats the handshake until it succeeds, because locally a subscription is usually there before
   * the host that it points to. Azure refuses to create such a subscription.
   */
  private async shakeHands(endpoint: string): Promise<void> {
    const { policy, onProblem, subscription } = this.options;
    const { signal } = this.closing;
    const told = new Set<string>();
    for (let refusals = 0; endpoint === this.endpoint && !signal.aborted; refusals += 1) {
      const outcome = await validate(this.call(endpoint));
      if (outcome.kind === 'delivered') {
        this.validated = endpoint;
        this.wake();
        return;
      }
      if (outcome.kind === 'failed' && !signal.aborted && !told.has(outcome.reason)) {
        told.add(outcome.reason);
        onProblem(
          `The endpoint of event subscription ${subscription} is not valid yet: ${outcome.reason}`,
        );
      }
      const waits = policy.refusedMs;
      await delay(waits[Math.min(refusals, waits.length - 1)], undefined, { signal }).catch(
        () => undefined,
      );
    }
  }

  private call(endpoint: string) {
    const { subscription, policy } = this.options;
    const { responseWindowMs } = policy;
    return { endpoint, subscription, responseWindowMs, signal: this.closing.signal };
  }
}
