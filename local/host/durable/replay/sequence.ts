import { EventType, isScheduled, type HistoryEvent, type Scheduled } from '../protocol/history';

/** Something that is to be scheduled, by the number that the SDK has given it too. */
export type Order =
  | {
      readonly kind: 'activity';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly attempt: number;
    }
  | {
      readonly kind: 'child';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly instanceId?: string | undefined;
      readonly version?: string | undefined;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly fireAt: Date };

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Wish = WithoutId<Order>;

/** The code of an orchestrator no longer does what its history says that it did. */
export class NonDeterminismError extends Error {
  override readonly name = 'NonDeterminismError';
}

/**
 * Numbers everything that an orchestration schedules, in order, and compares it with what its
 * history says about that number. What history does not know yet is new.
 */
export class Sequence {
  readonly fresh: Order[] = [];
  readonly #known = new Map<number, Scheduled>();
  #next = 0;

  constructor(history: readonly HistoryEvent[]) {
    for (const event of history) if (isScheduled(event)) this.#known.set(event.EventId, event);
  }

  take(wish: Wish): number {
    const id = this.#next;
    this.#next += 1;
    const known = this.#known.get(id);
    if (known === undefined) this.fresh.push({ ...wish, id });
    else if (describe(known) !== describeWish(wish)) {
      throw new NonDeterminismError(
        `Non-deterministic orchestration: step ${id} was ${describe(known)} and now is ${describeWish(wish)}. The orchestrator must do the same in every replay; if its code changed, terminate and purge the instances that were running.`,
      );
    }
    return id;
  }

  /** @throws NonDeterminismError when history holds steps that the code did not repeat */
  assertComplete(): void {
    const missing = [...this.#known.keys()].find((id) => id >= this.#next);
    const known = missing === undefined ? undefined : this.#known.get(missing);
    if (known === undefined) return;
    throw new NonDeterminismError(
      `Non-deterministic orchestration: step ${missing} was ${describe(known)} and is not taken any more. The orchestrator must do the same in every replay; if its code changed, terminate and purge the instances that were running.`,
    );
  }
}

function describe(event: Scheduled): string {
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return `activity '${event.Name}'`;
    case EventType.SubOrchestrationInstanceCreated:
      return `sub-orchestration '${event.Name}'`;
    case EventType.TimerCreated:
      return 'a timer';
  }
}

function describeWish(wish: Wish): string {
  switch (wish.kind) {
    case 'activity':
      return `activity '${wish.name}'`;
    case 'child':
      return `sub-orchestration '${wish.name}'`;
    case 'timer':
      return 'a timer';
  }
}
