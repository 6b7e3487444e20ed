import * as df from 'durable-functions';
import type { OrchestrationHandler } from 'durable-functions';
import { App } from '../../../local/host/app/app';
import { createInvoke } from '../../../local/host/app/invoke';
import { createAppRunner } from '../../../local/host/durable/app-runner';
import type { Runner } from '../../../local/host/durable/engine/runner';
import type { ActivityWork } from '../../../local/host/durable/store/store';
import type { Logger } from '../../../local/host/log';
import * as core from '../functions-core';

export interface ActivityMeta {
  /** Tries of this call so far, this one included, when the orchestrator calls with retry options; else 1. */
  readonly attempt: number;
  readonly instanceId: string;
  /** Virtual time. */
  readonly now: Date;
}

/** Sees what an orchestrator was given, and what it answered. Not told of one that threw. */
export type EpisodeWatcher = (name: string, payload: string, answer: unknown) => void;

export type FakeActivity<I, O> = (input: I, meta: ActivityMeta) => O | Promise<O>;

export interface Call {
  readonly activity: string;
  readonly input: unknown;
  /** Virtual time at which it began. */
  readonly at: Date;
  readonly attempt: number;
  readonly instanceId: string;
}

/** The functions of one world: real orchestrators on the real SDK, and activities of the test. */
export class WorldRunner implements Runner {
  readonly calls: Call[] = [];
  watcher: EpisodeWatcher | undefined;
  readonly #app = new App();
  readonly #fakes = new Map<string, FakeActivity<never, unknown>>();
  readonly #functions: Runner;
  readonly #now: () => Date;

  constructor(now: () => Date, log: Logger) {
    this.#now = now;
    const invoke = createInvoke(this.#app, log);
    this.#functions = createAppRunner(this.#app, invoke, invoke);
  }

  /** Registers with the SDK, whose registrations are global, and takes it into this world only. */
  orchestration(name: string, handler: OrchestrationHandler): void {
    df.app.orchestration(name, handler);
    this.#take(name);
  }

  activity<I, O>(name: string, handler: FakeActivity<I, O>): void {
    this.#fakes.set(name, handler);
  }

  /** Takes in all that the app has registered by itself. */
  useRegistered(): void {
    for (const name of core.registered().keys()) this.#take(name);
  }

  hasOrchestrator(name: string): boolean {
    return this.#functions.hasOrchestrator(name);
  }

  async orchestrate(name: string, payload: string): Promise<unknown> {
    const answer = await this.#functions.orchestrate(name, payload);
    this.watcher?.(name, payload, answer);
    return answer;
  }

  async perform(work: ActivityWork): Promise<unknown> {
    const { name, attempt, instanceId } = work;
    const now = this.#now();
    const input = toInput(work.input);
    this.calls.push({ activity: name, input, at: now, attempt, instanceId });
    const fake = this.#fakes.get(name);
    if (!fake) return this.#functions.perform(work);
    return fake(input as never, { attempt, instanceId, now });
  }

  #take(name: string): void {
    const found = core.registered().get(name);
    if (!found) throw new Error(`'${name}' is not registered.`);
    this.#app.model = core.getProgrammingModel();
    this.#app.functions.set(name, found);
  }
}

/** What an activity gets: the SDK encodes strings twice, and the worker undoes that. */
function toInput(text: string | null): unknown {
  if (text === null) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? JSON.parse(value) : value;
}
