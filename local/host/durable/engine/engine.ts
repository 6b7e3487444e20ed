import { randomUUID } from 'node:crypto';
import type { Logger } from '../../log';
import { EventType, unnumbered, type Message } from '../protocol/history';
import type { Instance, Store } from '../store/store';
import { ActivityPump } from './activity-pump';
import { systemClock, type Clock } from './clock';
import { InstancePump } from './instance-pump';
import type { Runner } from './runner';
import { Timers } from './timers';
import { toStarted } from './to-messages';

export interface EngineOptions {
  readonly store: Store;
  readonly runner: Runner;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Activities that run at the same time. */
  readonly maxActivities?: number;
  /** Instances that run at the same time; one that only waits does not count. */
  readonly maxOrchestrators?: number;
  /**
   * Whether external events that nobody waited for survive `continueAsNew`. Azure's extension keeps
   * those that are still queued and may drop those that it has read already.
   */
  readonly keepEvents?: boolean;
}

export interface StartRequest {
  readonly name: string;
  readonly id?: string;
  /** JSON text. */
  readonly input?: string | null;
  readonly version?: string;
}

export type Posted = 'accepted' | 'notFound' | 'finished';

/** Runs orchestrations and their activities. All state is in the store: an engine may die at any point. */
export class Engine {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #instances: InstancePump;
  readonly #activities: ActivityPump;

  constructor(options: EngineOptions) {
    const { store, runner, log, clock = systemClock, keepEvents = true } = options;
    const wake = (id: string) => this.#instances.wake(id);
    this.#store = store;
    this.#clock = clock;
    this.#timers = new Timers(store, clock, wake);
    this.#activities = new ActivityPump(options.maxActivities ?? 20, {
      store,
      runner,
      clock,
      log,
      wake,
    });
    const onScheduled = () => {
      this.#activities.takeUp();
      this.#timers.arm();
    };
    this.#instances = new InstancePump(options.maxOrchestrators ?? 20, {
      store,
      runner,
      clock,
      log,
      keepEvents,
      onScheduled,
    });
  }

  /** Goes on with whatever the store holds. */
  resume(): void {
    this.#activities.takeUp();
    for (const id of this.#store.withMessages()) this.#instances.wake(id);
    this.#timers.arm();
  }

  /** Creates an instance and answers with its id; undefined when one with this id has not finished yet. */
  start(request: StartRequest): string | undefined {
    const now = this.#clock.now();
    const id = request.id ?? randomUUID().replaceAll('-', '');
    const instance: Instance = {
      id,
      executionId: randomUUID(),
      name: request.name,
      version: request.version ?? '',
      status: 'Pending',
      input: request.input ?? null,
      output: null,
      customStatus: null,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    if (!this.#store.create(instance, toStarted(instance, now))) return undefined;
    this.#instances.wake(id);
    return id;
  }

  /** @param input JSON text */
  raiseEvent(id: string, name: string, input: string | null): Posted {
    return this.#post(id, {
      EventType: EventType.EventRaised,
      ...this.#at(),
      Name: name,
      Input: input,
    });
  }

  terminate(id: string, reason: string): Posted {
    return this.#post(id, {
      EventType: EventType.ExecutionTerminated,
      ...this.#at(),
      Input: reason,
    });
  }

  suspend(id: string, reason: string): Posted {
    return this.#post(id, {
      EventType: EventType.ExecutionSuspended,
      ...this.#at(),
      Reason: reason,
    });
  }

  resumeInstance(id: string, reason: string): Posted {
    return this.#post(id, { EventType: EventType.ExecutionResumed, ...this.#at(), Reason: reason });
  }

  /** Resolves when nothing runs, and nothing can before a timer fires or somebody calls. */
  async idle(): Promise<void> {
    while (!this.#instances.idle || !this.#activities.idle) {
      await this.#instances.drained();
      await this.#activities.drained();
    }
  }

  /** Begins nothing more. What runs may end: wait for {@link idle}. */
  stop(): void {
    this.#timers.stop();
    this.#instances.stop();
    this.#activities.stop();
  }

  #at() {
    return unnumbered(this.#clock.now());
  }

  #post(id: string, message: Message): Posted {
    if (this.#store.post(id, message)) {
      this.#instances.wake(id);
      return 'accepted';
    }
    return this.#store.instance(id) === undefined ? 'notFound' : 'finished';
  }
}
