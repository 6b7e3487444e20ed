import { dayOf, EVENTS } from '../domain/control';
import { missedSince } from '../domain/event-watch';
import type { Ports } from '../ports';

/** Recordings that the sweep took in because no event had told of them. */
export interface EventsMissed {
  /** Counted from then on (ISO 8601): yesterday's midnight, UTC. */
  readonly since: string;
  readonly count: number;
  /** Events do not arrive: what to do. */
  readonly problem?: string;
}

const DAY_MS = 24 * 3_600_000;

/** Single events are lost now and then. */
const A_FEW = 5;

/** Of so many that landed less than one by its event: that is no loss, they do not come. */
const ONE_OF = 10;

const PROBLEM =
  "Events of uploads do not arrive; recordings are taken in by the sweep only, some minutes late. Look at the event subscription of the recordings' storage account: does it exist, does its filter name the container, do its deliveries fail, and is its webhook's key (blobs_extension) still the app's? Its dead letters say why (GET api/dead-letters). Making it anew mends it (docs/deploy.md).";

/**
 * Whether events arrive. They do when something has landed since the last that were missed, or when
 * a fair part of what landed was told of: in a flood the sweep may be faster than an event.
 */
export function makeEventsMissed({ control, ledger }: Pick<Ports, 'control' | 'ledger'>) {
  return async (now: Date): Promise<EventsMissed> => {
    const day = dayOf(new Date(now.getTime() - DAY_MS));
    const since = `${day}T00:00:00.000Z`;
    const watch = (await control.read('events', EVENTS))?.value;
    const count = watch ? missedSince(watch, day) : 0;
    if (count <= A_FEW || (await doArrive(count, since, watch?.lastMissedAt ?? since))) {
      return { since, count };
    }
    return { since, count, problem: PROBLEM };
  };

  async function doArrive(missed: number, since: string, lastMissedAt: string): Promise<boolean> {
    if ((await ledger.landedAfter(lastMissedAt)) > 0) return true;
    const told = (await ledger.landedAfter(since)) - missed;
    return told * ONE_OF >= missed;
  }
}
