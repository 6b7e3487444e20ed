import type { Allowance, Budgets } from '../activities/allowance';
import type { Operator } from '../activities/operator';
import { oneLaneOfEach, resourceOf } from '../domain/provider';
import { dayOf, MODEL_PACE, type OperatorSwitch, type Pace } from '../domain/control';
import type { Ports } from '../ports';
import { orUnavailable, type Answer } from './answer';

export type ControlView = () => Promise<object>;

/**
 * What the operator steers by: the switch, today's use of the budgets (`null` for no bound), who has
 * which speech resource, and how fast the model may be called.
 */
export function makeControlView(
  {
    clock,
    control,
    jobs,
    transcribers,
  }: Pick<Ports, 'clock' | 'control' | 'jobs' | 'transcribers'>,
  operator: Operator,
  allowance: Allowance,
  budgets: Budgets,
): ControlView {
  return async () => {
    const now = clock.now();
    const [theSwitch, refusal, spent, pace, lanes] = await Promise.all([
      operator.read(),
      allowance.refusal(now),
      jobs.audioSecondsSince(new Date(`${dayOf(now)}T00:00:00.000Z`)),
      control.read('pace', MODEL_PACE),
      lanesAt(now),
    ]);
    const day = dayOf(now);
    const extra = theSwitch?.extra?.day === day ? theSwitch.extra : undefined;
    const reserved = pace?.value.day === day ? pace.value.dayTokens : 0;
    return {
      stopped: theSwitch?.stopped ?? false,
      ...switchOf(theSwitch),
      ...(refusal && { refusal }),
      today: {
        day,
        audioHours: use(spent / 3600, budgets.dailyAudioSeconds / 3600, extra?.audioHours),
        tokens: use(reserved, budgets.dailyTokens, extra?.tokens),
      },
      lanes,
      model: pace ? modelOf(pace.value, now) : null,
    };
  };

  /** A holder counts for as long as it has a job there. */
  async function lanesAt(now: Date): Promise<object[]> {
    const running = new Set((await jobs.running()).map(({ lane }) => lane));
    const troubles = new Map(
      await Promise.all(
        oneLaneOfEach(transcribers.lanes).map(async (lane) => {
          const state = await control.read('lane', resourceOf(lane));
          return [resourceOf(lane), state?.value.trouble] as const;
        }),
      ),
    );
    return Promise.all(
      transcribers.lanes.map(async (name) => {
        const holder = (await control.read('lane', name))?.value.holder;
        const trouble = troubles.get(resourceOf(name));
        const isBusy = running.has(name);
        return {
          name,
          busy: isBusy,
          ...(isBusy && holder !== undefined && { jobId: holder }),
          ...(trouble && trouble.until > now.toISOString() && { trouble }),
        };
      }),
    );
  }
}

/** The same as an HTTP answer. */
export function makeViewControl(view: ControlView) {
  return (): Promise<Answer> =>
    orUnavailable(async () => ({ status: 200, jsonBody: await view() }));
}

function switchOf(theSwitch: OperatorSwitch | undefined) {
  if (!theSwitch) return {};
  const { since, note } = theSwitch;
  return { since, ...(note !== undefined && { note }) };
}

function use(spent: number, budget: number, extra = 0) {
  if (!Number.isFinite(budget)) return { spent, budget: null, left: null };
  const all = budget + extra;
  return { spent, budget, ...(extra > 0 && { extra }), left: Math.max(0, all - spent) };
}

function modelOf({ requestsFreeAt, tokensFreeAt, pausedUntil, slots }: Pace, now: Date) {
  const ahead = (ms: number) => (ms > now.getTime() ? new Date(ms).toISOString() : null);
  return {
    callsReserved: slots
      .filter((slot) => slot.until > now.getTime())
      .reduce((sum, { count }) => sum + count, 0),
    nextRequestAt: ahead(requestsFreeAt),
    nextTokensAt: ahead(tokensFreeAt),
    pausedUntil: ahead(pausedUntil),
  };
}
