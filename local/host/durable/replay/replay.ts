import {
  ActionType,
  type Action,
  type ChildAction,
  type RetryOptions,
  type TimerAction,
} from '../protocol/actions';
import { EventType, type EventRaised, type HistoryEvent } from '../protocol/history';
import { Sequence, type Order, type Wish } from './sequence';
import { Task, whenAll, whenAny } from './task';
import { isLong, nextFiring, retryDelayMs } from './timing';
import { WaitingEvents } from './waiting-events';

export interface Replayed {
  /** What history does not hold yet. */
  readonly fresh: readonly Order[];
  /** Everything that was asked for has come to its end. */
  readonly settled: boolean;
  /** Numbers of timers that the orchestrator has cancelled while they ran. */
  readonly cancelledTimers: readonly number[];
  readonly continueAsNew?: {
    readonly input: unknown;
    readonly unprocessed: readonly EventRaised[];
  };
}

/**
 * Follows the actions of an orchestrator along its history, one at a time as the extension does:
 * an action is taken up when the one before it has ended. Pure.
 *
 * @throws NonDeterminismError when actions and history do not match
 */
export function replay(history: readonly HistoryEvent[], actions: readonly Action[]): Replayed {
  const run = new Run(history, actions);
  for (const event of history) run.take(event);
  return run.result();
}

class Run {
  readonly #sequence: Sequence;
  readonly #actions: readonly Action[];
  readonly #open = new Map<number, Task>();
  readonly #events = new WaitingEvents();
  readonly #cancelled: { readonly id: number; readonly task: Task }[] = [];
  #now = 0;
  #cursor = 0;
  #started = false;
  #current: Task | undefined;
  #continueAsNew: Replayed['continueAsNew'];

  constructor(history: readonly HistoryEvent[], actions: readonly Action[]) {
    this.#sequence = new Sequence(history);
    this.#actions = actions;
  }

  take(event: HistoryEvent): void {
    if (event.EventType === EventType.OrchestratorStarted) {
      this.#now = Math.max(this.#now, Date.parse(event.Timestamp));
    } else if (event.EventType === EventType.ExecutionStarted) {
      this.#started = true;
    } else if (event.EventType === EventType.EventRaised) {
      this.#events.raise(event);
    } else if (event.EventType === EventType.TimerFired) {
      this.#open.get(event.TimerId)?.settle('succeeded');
    } else if ('TaskScheduledId' in event) {
      const outcome = 'Result' in event ? 'succeeded' : 'failed';
      this.#open.get(event.TaskScheduledId)?.settle(outcome);
    }
    this.#advance();
  }

  result(): Replayed {
    this.#sequence.assertComplete();
    return {
      fresh: this.#sequence.fresh,
      settled: this.#cursor === this.#actions.length && this.#current?.outcome !== 'open',
      cancelledTimers: this.#cancelled
        .filter(({ task }) => task.outcome === 'open')
        .map(({ id }) => id),
      ...(this.#continueAsNew && { continueAsNew: this.#continueAsNew }),
    };
  }

  #advance(): void {
    while (this.#started && this.#current?.outcome !== 'open') {
      const action = this.#actions[this.#cursor];
      if (action === undefined) return;
      this.#cursor += 1;
      this.#current = this.#begin(action);
    }
  }

  #begin(action: Action): Task {
    switch (action.actionType) {
      case ActionType.CallActivity:
        return this.#schedule({ kind: 'activity', attempt: 1, ...named(action) });
      case ActionType.CallActivityWithRetry:
        return this.#retried(action.retryOptions, (attempt) =>
          this.#schedule({ kind: 'activity', attempt, ...named(action) }),
        );
      case ActionType.CallSubOrchestrator:
        return this.#schedule({ kind: 'child', ...child(action) });
      case ActionType.CallSubOrchestratorWithRetry:
        return this.#retried(action.retryOptions, () =>
          this.#schedule({ kind: 'child', ...child(action) }),
        );
      case ActionType.ContinueAsNew:
        this.#continueAsNew = { input: action.input, unprocessed: this.#events.unprocessed };
        return ended();
      case ActionType.CreateTimer:
        return this.#timer(action);
      case ActionType.WaitForExternalEvent:
        return this.#events.wait(action.externalEventName);
      case ActionType.WhenAny:
        return whenAny(action.compoundActions.map((one) => this.#begin(one)));
      case ActionType.WhenAll:
        return whenAll(action.compoundActions.map((one) => this.#begin(one)));
    }
  }

  #schedule(wish: Wish): Task {
    const task = new Task();
    this.#open.set(this.#sequence.take(wish), task);
    return task;
  }

  #timer({ fireAt, isCanceled }: TimerAction): Task {
    const whole = new Task();
    const at = Date.parse(fireAt);
    const long = isLong(at, this.#now);
    const step = () => {
      const fires = nextFiring(at, this.#now);
      const task = new Task();
      const id = this.#sequence.take({ kind: 'timer', fireAt: new Date(fires) });
      this.#open.set(id, task);
      if (isCanceled) this.#cancelled.push({ id, task });
      task.onEnd(() => (long && at > this.#now ? step() : whole.settle('succeeded')));
    };
    step();
    return whole;
  }

  #retried(options: RetryOptions, schedule: (attempt: number) => Task): Task {
    const whole = new Task();
    const attempt = (number: number) =>
      schedule(number).onEnd((outcome) => {
        if (outcome === 'succeeded') return whole.settle('succeeded');
        const fireAt = new Date(this.#now + retryDelayMs(options, number));
        this.#schedule({ kind: 'timer', fireAt }).onEnd(() => {
          if (number >= options.maxNumberOfAttempts) whole.settle('failed');
          else attempt(number + 1);
        });
      });
    attempt(1);
    return whole;
  }
}

function named(action: { functionName: string; input?: unknown }) {
  return { name: action.functionName, input: action.input };
}

function child(action: ChildAction) {
  return { ...named(action), instanceId: action.instanceId, version: action.version };
}

function ended(): Task {
  const task = new Task();
  task.settle('succeeded');
  return task;
}
