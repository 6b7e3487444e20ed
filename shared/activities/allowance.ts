import { dayOf, type OperatorSwitch } from '../domain/control';
import type { Reason } from '../domain/errors';
import type { Ports } from '../ports';

/** What may be spent; `Infinity` where there is no bound. */
export interface Budgets {
  /** In jobs made since midnight UTC. */
  readonly dailyAudioSeconds: number;
  /** Reserved for model calls since midnight UTC. */
  readonly dailyTokens: number;
}

export interface Allowance {
  /** Why no job may be made now, or `null`. */
  refusal(now: Date): Promise<Reason | null>;
  /** How much audio new jobs may have today (seconds). */
  audioSecondsLeft(now: Date): Promise<number>;
  /** Why no model call may be made now, or `null`; and how many tokens today may have in all. */
  model(now: Date): Promise<{ refusal: Reason | null; tokensPerDay: number }>;
}

/** Name of the one switch. */
export const OPERATOR = 'operator';

/** The operator's switch and the daily budgets, read anew each time: they hold over all instances. */
export function makeAllowance(
  { control, jobs }: Pick<Ports, 'control' | 'jobs'>,
  budgets: Budgets,
): Allowance {
  const theSwitch = async () => (await control.read('switch', OPERATOR))?.value;

  async function left(now: Date, operator: OperatorSwitch | undefined): Promise<number> {
    if (!Number.isFinite(budgets.dailyAudioSeconds)) return Number.POSITIVE_INFINITY;
    const extra = extraOf(operator, now)?.audioHours ?? 0;
    const midnight = new Date(`${dayOf(now)}T00:00:00.000Z`);
    const spent = await jobs.audioSecondsSince(midnight);
    return Math.max(0, budgets.dailyAudioSeconds + extra * 3600 - spent);
  }

  return {
    async refusal(now) {
      const operator = await theSwitch();
      if (operator?.stopped) return stopped(operator);
      return (await left(now, operator)) > 0 ? null : AUDIO_SPENT;
    },

    async audioSecondsLeft(now) {
      return left(now, await theSwitch());
    },

    async model(now) {
      const operator = await theSwitch();
      return {
        refusal: operator?.stopped ? stopped(operator) : null,
        tokensPerDay: budgets.dailyTokens + (extraOf(operator, now)?.tokens ?? 0),
      };
    },
  };
}

function extraOf(operator: OperatorSwitch | undefined, now: Date): OperatorSwitch['extra'] {
  return operator?.extra?.day === dayOf(now) ? operator.extra : undefined;
}

function stopped({ note }: OperatorSwitch): Reason {
  return {
    code: 'stopped',
    message: `Stopped by the operator${note ? `: ${note}` : ''}. It goes on when the operator says so (POST api/control).`,
  };
}

const AUDIO_SPENT: Reason = {
  code: 'daily_budget_spent',
  message:
    "Today's budget of audio hours is spent (DAILY_AUDIO_HOURS). It goes on after midnight UTC, or when the operator allows more (POST api/control).",
};

export const TOKENS_SPENT: Reason = {
  code: 'daily_budget_spent',
  message:
    "Today's budget of model tokens is spent (DAILY_TOKENS). It goes on after midnight UTC, or when the operator allows more (POST api/control).",
};
