import type { DeliveryFaults } from './delivery-faults';
import type { DeliveryStore } from './delivery-store';
import { Dispatcher } from './dispatcher';
import type { EventGridEvent } from './event';
import type { DeliveryOptions, RunningEventGrid } from './options';
import { EVENT_GRID_RETRY_POLICY } from './retry-policy';
import { matches, type Subscription } from './subscription';

/** Takes events in and hands them to one dispatcher for each subscription. */
export class EventGrid implements RunningEventGrid {
  private readonly subscriptions: readonly Subscription[];
  private readonly dispatchers: ReadonlyMap<string, Dispatcher>;
  private readonly waitingForIdle = new Set<() => void>();
  private faults: DeliveryFaults;

  constructor(
    private readonly store: DeliveryStore,
    options: DeliveryOptions,
  ) {
    this.subscriptions = options.subscriptions;
    this.faults = { ...options.faults };
    store.resume(this.subscriptions.map(({ name }) => name));
    const shared = {
      store,
      policy: { ...EVENT_GRID_RETRY_POLICY, ...options.schedule },
      deadLetter: options.deadLetter ?? (() => Promise.resolve()),
      onProblem: options.onProblem ?? (() => undefined),
      onSettled: () => {
        this.tellIfIdle();
      },
    };
    this.dispatchers = new Map(
      this.subscriptions.map(({ name, endpoint }) => [
        name,
        new Dispatcher({ ...shared, subscription: name, endpoint }),
      ]),
    );
  }

  async publish(event: EventGridEvent): Promise<void> {
    const wanted = this.subscriptions.filter((subscription) => matches(subscription, event));
    if (wanted.length === 0) return;
    const { drop = 0, duplicate = 1, delayMs } = this.faults;
    if (drop > 0) {
      this.faults = { ...this.faults, drop: drop - 1 };
      return;
    }
    const dueAt = Date.now() + (delayMs?.(event) ?? 0);
    const deliveries = wanted.flatMap(({ name }) =>
      Array.from({ length: duplicate }, () => ({ subscription: name, dueAt })),
    );
    this.store.add(event, deliveries);
    for (const { name } of wanted) this.dispatchers.get(name)?.wake();
  }

  setEndpoint(subscription: string, endpoint: string): void {
    const dispatcher = this.dispatchers.get(subscription);
    if (dispatcher === undefined) {
      throw new Error(`There is no event subscription named ${subscription}.`);
    }
    dispatcher.setEndpoint(endpoint);
  }

  setFaults(faults: DeliveryFaults): void {
    this.faults = { ...faults };
  }

  async idle(): Promise<void> {
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => this.waitingForIdle.add(resolve));
  }

  async close(): Promise<void> {
    await Promise.all([...this.dispatchers.values()].map((dispatcher) => dispatcher.close()));
    this.store.close();
  }

  private isIdle(): boolean {
    return [...this.dispatchers.values()].every((dispatcher) => dispatcher.isIdle());
  }

  private tellIfIdle(): void {
    if (this.waitingForIdle.size === 0 || !this.isIdle()) return;
    for (const resolve of this.waitingForIdle) resolve();
    this.waitingForIdle.clear();
  }
}
