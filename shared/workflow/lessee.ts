import type { OrchestrationContext, Task } from 'durable-functions';
import type { Priority } from '../domain/ledger';
import type { ModelLease, TranscribedRecording } from './contract';
import { GaveUp, later, patiently } from './patiently';
import { BLOCKED_MS, retryAfterMs } from './retry-policy';

/** Summaries that one orchestration has under way: few enough that many jobs share the model. */
const AT_ONCE = 8;

/** Every lease and its timers stand in the history; after so many it is better started afresh. */
const LEASES_PER_HISTORY = 40;

/** Giving back is tried for so long. */
const RELEASE_MS = 60_000;

/** One orchestration's dealings with the bounds of the model service. */
export interface Lessee {
  /**
   * Waits for its turn; says how many of those who wait may go. `tired`: start afresh first.
   *
   * @throws GaveUp when the bounds can't be kept until the time is over
   */
  lease(waiting: readonly TranscribedRecording[]): Generator<Task, number | 'tired', unknown>;
  /** What came of the calls: a service that is busy is given its pause by everybody. */
  heard(postponed: readonly { kind: 'later' | 'blocked'; afterMs?: number }[]): void;
  /** Gives back what is held. */
  release(): Generator<Task, void, unknown>;
  /** So much has happened that the history should be started afresh. */
  readonly isTired: boolean;
}

/** What is reserved for a summary before it is made. */
type Reserved = Pick<TranscribedRecording, 'summaryTokens' | 'summaryCalls'>;

/** `until`: so long it waits for bounds that can't be kept (ISO 8601). */
export function makeLessee(
  context: OrchestrationContext,
  priority: Priority,
  until: string,
): Lessee {
  // A name of its own for each history: the instance stays the same when it starts afresh.
  const name = context.df.newGuid(context.df.instanceId);
  let leases = 0;
  let held: string | undefined;
  let busyMs = 0;
  let toldToWait = false;

  const request = (next: readonly Reserved[]) => {
    const id = `${name}-${leases}`;
    const input = {
      id,
      tokens: next.map((one) => one.summaryTokens),
      calls: next.map((one) => one.summaryCalls),
      priority,
      ...(held !== undefined && { releases: held }),
      ...(busyMs > 0 && { busyMs }),
    };
    held = id;
    busyMs = 0;
    return input;
  };

  /** Bounds that can't be kept are no fault of the recordings: they wait until somebody has mended that. */
  function* ask(next: readonly Reserved[]): Generator<Task, ModelLease, unknown> {
    try {
      return yield* patiently(context, 'leaseModel', request(next));
    } catch (error) {
      const askAgainAt = later(context, BLOCKED_MS).toISOString();
      if (!(error instanceof GaveUp) || askAgainAt > until) throw error;
      return { kind: 'refused', reason: error.reason, askAgainAt };
    }
  }

  return {
    get isTired() {
      return leases >= LEASES_PER_HISTORY;
    },

    *lease(waiting) {
      while (leases < LEASES_PER_HISTORY) {
        leases += 1;
        const next = waiting.slice(0, AT_ONCE);
        const lease = yield* ask(next);
        if (lease.kind === 'refused') {
          const { reason } = lease;
          if (!toldToWait) yield* patiently(context, 'parkRecordings', { owners: waiting, reason });
          toldToWait = true;
          yield context.df.createTimer(new Date(lease.askAgainAt));
          continue;
        }
        const at = new Date(lease.at);
        if (at > context.df.currentUtcDateTime) yield context.df.createTimer(at);
        if (lease.count > 0) return lease.count;
      }
      yield* this.release();
      return 'tired';
    },

    heard(postponed) {
      const waits = postponed.map((one) =>
        one.kind === 'later' ? retryAfterMs(1, one.afterMs) : 0,
      );
      busyMs = Math.max(0, ...waits);
    },

    *release() {
      if (held === undefined) return;
      leases += 1;
      try {
        yield* patiently(context, 'leaseModel', request([]), { until: later(context, RELEASE_MS) });
      } catch (error) {
        // A courtesy to the others: what is not given back expires by itself.
        if (!(error instanceof GaveUp)) throw error;
      }
      held = undefined;
    },
  };
}
