import type { Logger } from '../../log';
import { isFinished, type EpisodeResult, type Instance, type Store } from '../store/store';
import type { Clock } from './clock';
import { runEpisode } from './episode';
import { Histories } from './histories';
import { Limiter } from './limiter';
import type { Runner } from './runner';

interface Tools {
  readonly store: Store;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keepEvents: boolean;
  /** Called when an episode may have brought activities or timers. */
  readonly onScheduled: () => void;
}

/** Runs the episodes of instances that have messages; those of one instance never overlap. */
export class InstancePump {
  readonly #tools: Tools;
  readonly #histories: Histories;
  readonly #limiter: Limiter;
  /** Instances that wait for their turn or have it. */
  readonly #awake = new Set<string>();

  constructor(most: number, tools: Tools) {
    this.#tools = tools;
    this.#histories = new Histories(tools.store);
    this.#limiter = new Limiter(most);
  }

  get idle(): boolean {
    return this.#limiter.idle;
  }

  drained(): Promise<void> {
    return this.#limiter.drained();
  }

  wake(id: string): void {
    if (this.#awake.has(id)) return;
    this.#awake.add(id);
    this.#limiter.add(() => this.#turn(id));
  }

  stop(): void {
    this.#limiter.close();
  }

  /** One message, then the others get their turn. */
  async #turn(id: string): Promise<void> {
    let more = false;
    try {
      more = await this.#takeNextMessage(id);
    } catch (error) {
      this.#tools.log('error', 'Host.Durable', `An episode of '${id}' broke off`, error);
    }
    this.#awake.delete(id);
    if (more) this.wake(id);
  }

  async #takeNextMessage(id: string): Promise<boolean> {
    const { store, onScheduled } = this.#tools;
    const before = store.instance(id);
    if (before === undefined || isFinished(before.status)) return false;
    const waiting = store.nextMessage(id, before.status === 'Suspended');
    if (waiting === undefined) return false;
    const tools = { ...this.#tools, histories: this.#histories };
    const result = await runEpisode(tools, before, waiting);
    store.commit(result);
    this.#remember(result);
    this.#report(before, result.instance);
    for (const child of result.children) this.wake(child.instance.id);
    for (const notice of result.notices) this.wake(notice.instanceId);
    onScheduled();
    return true;
  }

  #remember({ instance, events, renewed }: EpisodeResult): void {
    if (renewed || isFinished(instance.status)) this.#histories.drop(instance.id);
    else this.#histories.append(instance, events);
  }

  #report(before: Instance, { id, name, status, output }: Instance): void {
    if (before.status === status) return;
    if (status === 'Failed') this.#tools.log('error', name, `Instance '${id}' failed: ${output}`);
    else this.#tools.log('information', name, `Instance '${id}' is ${status}`);
  }
}
