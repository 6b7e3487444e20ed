import type { Ports } from '../../../../shared/ports';
import type { ChaosWorld, Defect } from '../chaos-world';
import type { Moment, Strike } from '../moment';
import { smallStory, type SmallOptions } from '../small-story';
import type { Story } from '../story';
import { atFirst, crash, crashAndLoseAll, sleepAndTakeOver } from '../strikes';
import { MINUTE } from '../../app/app-world';

/** A small run in which a defect comes to light. */
export interface Trial {
  readonly story: Story;
  readonly strike?: (world: ChaosWorld) => Strike;
}

/** The app with one part deliberately broken. */
export interface Mutant {
  /** What the broken part does. */
  readonly name: string;
  readonly defect: Defect;
  /** At least one of these must find it; the sound app passes all. */
  readonly trials: readonly Trial[];
}

/** Nothing strikes. */
export function calm(options: SmallOptions = {}): Trial {
  return { story: smallStory('calm', options) };
}

/** What happens at the first moment that is like this: `after ledger.claim`, or `ended claimLot`. */
export function when(
  moment: string,
  what: (world: ChaosWorld) => void | Promise<void>,
  options: SmallOptions = {},
): Trial {
  return {
    story: smallStory(moment, options),
    strike: (world) => atFirst(isLike(moment), () => what(world)),
  };
}

export const killed = (moment: string, options?: SmallOptions) => when(moment, crash, options);
export const lostAll = (moment: string, options?: SmallOptions) =>
  when(moment, crashAndLoseAll, options);
export const takenOver = (moment: string, options?: SmallOptions) =>
  when(moment, (world) => sleepAndTakeOver(world, 5 * MINUTE), options);
export const overwritten = (moment: string, path = 'one.wav') =>
  when(moment, (world) => world.overwrite(path));

/** `after ledger.claim` or, of one caller only, `after ledger.advance in settleJob`. */
function isLike(text: string): (moment: Moment) => boolean {
  const [call, actor] = text.split(' in ');
  return (moment) =>
    `${moment.when} ${moment.what}` === call && (actor === undefined || moment.actor === actor);
}

/** A defect of ports: those named here are replaced by what is made of them. */
export function broken(
  change: (ports: Ports, actor: () => string | undefined) => Partial<Ports>,
): Defect {
  return (actor) => ({ ports: (ports) => ({ ...ports, ...change(ports, actor) }) });
}

/** The same port with some methods in the place of its own. */
export function having<P extends object>(port: P, methods: Partial<P>): P {
  return new Proxy(port, {
    get: (target, key): unknown => Reflect.get(key in methods ? methods : target, key),
  });
}

/** An activity that says that it is done and does nothing. */
export function omitted(activity: string, value: unknown = null): Defect {
  return () => ({
    activity: async ({ name }, run) => (name === activity ? { kind: 'done', value } : run()),
  });
}
