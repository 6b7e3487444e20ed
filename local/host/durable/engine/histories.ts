import type { HistoryEvent } from '../protocol/history';
import type { Instance, Store } from '../store/store';

/** Instances whose history is kept in memory between episodes. */
const MOST_KEPT = 200;

interface History {
  readonly executionId: string;
  readonly events: HistoryEvent[];
  readonly texts: string[];
}

/** The histories of the instances that run, so that an episode need not read and write out all of it again. */
export class Histories {
  readonly #store: Store;
  readonly #kept = new Map<string, History>();

  constructor(store: Store) {
    this.#store = store;
  }

  of(instance: Instance): {
    readonly events: readonly HistoryEvent[];
    readonly texts: readonly string[];
  } {
    const known = this.#kept.get(instance.id);
    if (known?.executionId === instance.executionId) return known;
    const events = this.#store.history(instance.id);
    const texts = events.map((event) => JSON.stringify(event));
    const history = { executionId: instance.executionId, events, texts };
    this.#keep(instance.id, history);
    return history;
  }

  append(instance: Instance, events: readonly HistoryEvent[]): void {
    const known = this.#kept.get(instance.id);
    if (known?.executionId !== instance.executionId) return;
    known.events.push(...events);
    known.texts.push(...events.map((event) => JSON.stringify(event)));
  }

  drop(id: string): void {
    this.#kept.delete(id);
  }

  #keep(id: string, history: History): void {
    this.#kept.set(id, history);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
