import { MODEL_PACE, nextDay } from '../domain/control';
import { reserve, type PaceLimits } from '../domain/pace';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { agree } from './agree';
import { TOKENS_SPENT, type Allowance } from './allowance';

/** Between two looks at a stop that only the operator can lift. */
const STOPPED_MS = 5 * 60_000;

/** Bounds of the model service, and how long one call may take (ms). */
export type ModelPace = Omit<PaceLimits, 'tokensPerDay'> & { readonly callMs: number };

/**
 * Reserves model calls for a few summaries: how many, and from when on. The reservations stand in
 * one document, so that the bounds hold over all jobs and instances.
 */
export function makeLeaseModel(
  ports: Pick<Ports, 'clock' | 'control'>,
  allowance: Allowance,
  pace: ModelPace,
): Activity<'leaseModel'> {
  return async ({ id, releases, tokens, calls, busyMs, priority }) => {
    const now = ports.clock.now();
    const { refusal, tokensPerDay } = await allowance.model(now);
    if (refusal) return { kind: 'refused', reason: refusal, askAgainAt: after(now, STOPPED_MS) };
    const wish = {
      id,
      tokens,
      ...(calls && { calls }),
      priority,
      // Each call may be repeated once, one after the other; then the result is written.
      holdMs: 2 * Math.max(1, ...(calls ?? [])) * pace.callMs + 60_000,
      ...(releases !== undefined && { releases }),
      ...(busyMs !== undefined && { busyMs }),
    };
    const grant = await agree(ports.control, 'pace', MODEL_PACE, async (before) => {
      const reserved = reserve(before, { ...pace, tokensPerDay }, wish, now.getTime());
      return { value: reserved.pace, result: reserved.grant };
    });
    if (grant.budgetIsSpent) {
      // The operator may allow more before midnight.
      const at = Math.min(nextDay(now).getTime(), now.getTime() + STOPPED_MS);
      return { kind: 'refused', reason: TOKENS_SPENT, askAgainAt: new Date(at).toISOString() };
    }
    return { kind: 'granted', count: grant.count, at: new Date(grant.at).toISOString() };
  };
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
