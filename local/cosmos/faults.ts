import type { CosmosRequest, Operation } from './protocol';

/** What happens instead of, or around, the request. */
export type FaultAction =
  /** Answer with this status and do nothing. */
  | { readonly status: number; readonly retryAfterMs?: number; readonly substatus?: number }
  /** Wait, then go on as usual. */
  | { readonly delayMs: number }
  /** Cut the connection before the request is executed, or after it, before its answer. */
  | { readonly cut: 'before' | 'after' };

export interface FaultPlan {
  readonly operation: Operation;
  /** Only requests about this container. */
  readonly container?: string;
  /** Leave this many matching requests alone first (default 0). */
  readonly skip?: number;
  /** Then act on this many (default: on all). */
  readonly times?: number;
  readonly action: FaultAction;
}

/** Applies fault plans: the first plan that matches and is not used up decides. */
export class Faults {
  private plans: { plan: FaultPlan; seen: number }[] = [];

  constructor(plans: readonly FaultPlan[] = []) {
    this.set(plans);
  }

  /** Replaces all plans and starts counting anew. */
  set(plans: readonly FaultPlan[]): void {
    this.plans = plans.map((plan) => ({ plan, seen: 0 }));
  }

  next(request: Pick<CosmosRequest, 'operation' | 'container'>): FaultAction | undefined {
    for (const entry of this.plans) {
      const { operation, container, skip = 0, times = Infinity, action } = entry.plan;
      if (operation !== request.operation) continue;
      if (container !== undefined && container !== request.container) continue;
      entry.seen += 1;
      if (entry.seen > skip && entry.seen <= skip + times) return action;
    }
    return undefined;
  }
}
