import { EVENTS } from '../../domain/control';
import { afterSweep } from '../../domain/event-watch';
import type { Ports } from '../../ports';

/** Two sweeps at once are rare; a count that is lost to them does no harm. */
const RACES = 3;

/** Keeps count of recordings whose event never came, in the control container. */
export function makeWatchEvents({ clock, control }: Pick<Ports, 'clock' | 'control'>) {
  /** `written`: when the blobs were written that a sweep has just taken in. Says how many count. */
  return async (written: readonly string[]): Promise<number> => {
    for (let race = 0; race < RACES; race += 1) {
      const before = await control.read('events', EVENTS);
      const { watch, missed } = afterSweep(before?.value, written, clock.now());
      if (await control.write('events', EVENTS, watch, before?.tag)) return missed;
    }
    return 0;
  };
}
