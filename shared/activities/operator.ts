import { dayOf, type OperatorSwitch } from '../domain/control';
import type { Ports } from '../ports';
import { agree } from './agree';
import { OPERATOR } from './allowance';

/** What the operator says; absent stays as it is. */
export interface OperatorsWord {
  readonly stopped?: boolean;
  /** Why, for those who find recordings parked. A new stop without one has none. */
  readonly note?: string;
  /** More than the budgets for today (UTC); the same again adds nothing. */
  readonly extra?: { readonly audioHours: number; readonly tokens: number };
}

/** The one switch that all instances obey. */
export interface Operator {
  read(): Promise<OperatorSwitch | undefined>;
  say(word: OperatorsWord): Promise<OperatorSwitch>;
}

export function makeOperator({ clock, control }: Pick<Ports, 'clock' | 'control'>): Operator {
  return {
    async read() {
      return (await control.read('switch', OPERATOR))?.value;
    },

    say(word) {
      return agree(control, 'switch', OPERATOR, async (before) => {
        const value = changed(before, word, clock.now());
        return { value, result: value };
      });
    },
  };
}

function changed(
  before: OperatorSwitch | undefined,
  word: OperatorsWord,
  now: Date,
): OperatorSwitch {
  const stopped = word.stopped ?? before?.stopped ?? false;
  const turned = stopped !== before?.stopped;
  const note = word.note ?? (turned ? undefined : before?.note);
  const extra = word.extra ? { day: dayOf(now), ...word.extra } : before?.extra;
  return {
    stopped,
    since: turned || !before ? now.toISOString() : before.since,
    ...(note !== undefined && note !== '' && { note }),
    ...(extra && { extra }),
  };
}
