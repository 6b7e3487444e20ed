import type { OrchestrationHandler } from 'durable-functions';
import { Engine, type Posted } from '../../../local/host/durable/engine/engine';
import type { Runner } from '../../../local/host/durable/engine/runner';
import type { HistoryEvent } from '../../../local/host/durable/protocol/history';
import { memoryStore } from '../../../local/host/durable/store/sqlite-store';
import { isFinished, type RuntimeStatus } from '../../../local/host/durable/store/store';
import { lineLogger } from '../../../local/host/log';
import { VirtualClock } from './virtual-clock';
import { WorldRunner, type Call, type EpisodeWatcher, type FakeActivity } from './world-runner';

const DAY_MS = 24 * 3_600_000;

export interface WorldOptions {
  readonly start: Date;
  /**
   * Whether events that nobody waited for survive `continueAsNew`. Azure keeps those that are still
   * queued, and loses those that an earlier episode has read: with false all are lost that were read.
   */
  readonly keepEvents?: boolean;
}

export interface WorldStatus {
  readonly runtimeStatus: RuntimeStatus;
  readonly input: unknown;
  readonly output: unknown;
  readonly customStatus: unknown;
}

/** Orchestrations with a time of their own: hours pass when a test says so, and nothing sleeps. */
export class DurableWorld {
  /** Lines that the engine and the functions have logged. */
  readonly logs: string[] = [];
  readonly #clock: VirtualClock;
  readonly #runner: WorldRunner;
  readonly #store = memoryStore();
  readonly #keepEvents: boolean;
  #engine: Engine;
  #crashed = Promise.withResolvers<void>();

  constructor({ start, keepEvents = true }: WorldOptions) {
    this.#clock = new VirtualClock(start);
    this.#runner = new WorldRunner(() => this.now(), this.#log);
    this.#keepEvents = keepEvents;
    this.#engine = this.#newEngine();
  }

  /** Every activity call so far, oldest first. */
  get calls(): readonly Call[] {
    return this.#runner.calls;
  }

  orchestration(name: string, handler: OrchestrationHandler): void {
    this.#runner.orchestration(name, handler);
  }

  /** The input is what came through JSON; so will the output be. */
  activity<I, O>(name: string, handler: FakeActivity<I, O>): void {
    this.#runner.activity(name, handler);
  }

  /** Shows each episode of each orchestration to somebody. */
  watchEpisodes(watcher: EpisodeWatcher): void {
    this.#runner.watcher = watcher;
  }

  /** Runs an orchestrator once, as the host does, and gives its answer: nothing comes of it. */
  replay(name: string, payload: string): Promise<unknown> {
    return this.#runner.orchestrate(name, payload);
  }

  /** Takes in what the app's own files have registered with `df.app`. */
  useRegistered(): void {
    this.#runner.useRegistered();
  }

  now(): Date {
    return this.#clock.now();
  }

  /**
   * Starts an instance, from the test or from an activity.
   *
   * @throws AlreadyRunningError when one with this id has not finished
   */
  async start(name: string, input?: unknown, id?: string): Promise<string> {
    if (!this.#runner.hasOrchestrator(name))
      throw new Error(`There is no orchestration '${name}'.`);
    const json = input === undefined ? null : JSON.stringify(input);
    const started = this.#engine.start({ name, input: json, ...(id !== undefined && { id }) });
    if (started === undefined) throw new AlreadyRunningError(String(id));
    return started;
  }

  raiseEvent(id: string, name: string, data?: unknown): Posted {
    return this.#engine.raiseEvent(id, name, data === undefined ? null : JSON.stringify(data));
  }

  terminate(id: string, reason = ''): Posted {
    return this.#engine.terminate(id, reason);
  }

  suspend(id: string, reason = ''): Posted {
    return this.#engine.suspend(id, reason);
  }

  resume(id: string, reason = ''): Posted {
    return this.#engine.resumeInstance(id, reason);
  }

  /** Runs all that can run now. Time stands still. */
  async runUntilIdle(): Promise<void> {
    this.#clock.goTo(this.#clock.now());
    await this.#idle();
  }

  /** Lets time go by; timers on the way fire in order, each at its own time. */
  async advance(ms: number): Promise<void> {
    const end = new Date(this.now().getTime() + ms);
    await this.runUntilIdle();
    for (let next = this.#clock.next; next && next <= end; next = this.#clock.next) {
      this.#clock.goTo(next);
      await this.#idle();
    }
    this.#clock.goTo(end);
    await this.runUntilIdle();
  }

  /**
   * Goes from timer to timer until the instance has finished.
   *
   * @throws when it waits for something else than time, or takes longer than `maxVirtualMs` (30 days)
   */
  async runToEnd(id: string, { maxVirtualMs = 30 * DAY_MS } = {}): Promise<WorldStatus> {
    const latest = this.now().getTime() + maxVirtualMs;
    await this.runUntilIdle();
    while (!isFinished(this.status(id).runtimeStatus)) {
      const { next } = this.#clock;
      if (!next) throw new Error(`'${id}' waits for something that no timer will bring.`);
      if (next.getTime() > latest) {
        throw new Error(`'${id}' has not finished after ${maxVirtualMs} ms of virtual time.`);
      }
      this.#clock.goTo(next);
      await this.#idle();
    }
    return this.status(id);
  }

  /** As killing the host and starting it again: whatever ran is lost and runs once more. */
  crash(): void {
    this.#engine.stop();
    this.#engine = this.#newEngine();
    this.#engine.resume();
    this.#crashed.resolve();
    this.#crashed = Promise.withResolvers();
  }

  /** @throws when there is no such instance */
  status(id: string): WorldStatus {
    const instance = this.#store.instance(id);
    if (!instance) throw new Error(`There is no instance '${id}'.`);
    return {
      runtimeStatus: instance.status,
      input: fromJson(instance.input),
      output: fromJson(instance.output),
      customStatus: fromJson(instance.customStatus),
    };
  }

  /** Ids of all instances, oldest first. */
  instances(): string[] {
    return this.#store.list({}, 10_000).map(({ id }) => id);
  }

  history(id: string): readonly HistoryEvent[] {
    return this.#store.history(id);
  }

  readonly #log = lineLogger((line) => this.logs.push(line));

  /** What a crash has cut off is never waited for: its engine would not come to rest. */
  async #idle(): Promise<void> {
    for (;;) {
      const engine = this.#engine;
      await Promise.race([engine.idle(), this.#crashed.promise]);
      if (engine === this.#engine) return;
    }
  }

  #newEngine(): Engine {
    const isCurrent = () => this.#engine === engine;
    const engine: Engine = new Engine({
      store: this.#store,
      clock: this.#clock,
      runner: mortal(this.#runner, isCurrent),
      log: this.#log,
      keepEvents: this.#keepEvents,
    });
    return engine;
  }
}

/** Started while an instance with the same id has not finished: HTTP 409 from the real client. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
  constructor(id: string) {
    super(`An instance '${id}' that has not finished already exists (409).`);
  }
}

export function createDurableWorld(options: WorldOptions): DurableWorld {
  return new DurableWorld(options);
}

/** Functions whose results are lost once their engine is gone. */
function mortal(runner: Runner, isAlive: () => boolean): Runner {
  const orNever = async <T>(work: Promise<T>): Promise<T> => {
    await work.catch(() => undefined);
    return isAlive() ? work : new Promise(() => undefined);
  };
  return {
    hasOrchestrator: (name) => runner.hasOrchestrator(name),
    orchestrate: (name, payload) => orNever(runner.orchestrate(name, payload)),
    perform: (work) => orNever(runner.perform(work)),
  };
}

function fromJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
