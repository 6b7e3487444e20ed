import { DeliveryFaults } from './delivery-faults';
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
  readonly faults: DeliveryFaults;

  constructor(
    private readonly store: DeliveryStore,
    options: DeliveryOptions,
  ) {
    this.subscriptions = options.subscriptions;
    this.faults = new DeliveryFaults(options.faults);
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
    const delays = this.faults.delaysOf(event);
    if (delays.length === 0) return;
    const now = Date.now();
    const deliveries = wanted.flatMap(({ name }) =>
      delays.map((delayMs) => ({ subscription: name, dueAt: now + delayMs })),
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
