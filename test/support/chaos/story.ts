import { MINUTE } from '../app/app-world';
import { ChaosWorld, type Defect } from './chaos-world';
import { violationsOf, type Endings, type Violation } from './invariants';
import type { Moment, Strike } from './moment';

/** Recordings and services, and how it must all end. */
export interface Story {
  readonly name: string;
  /** Sets the scene, and says how each recording must end. */
  readonly tell: (world: ChaosWorld) => Endings;
  /** Longest that it may take, whatever strikes (ms of virtual time). */
  readonly most: number;
  /** Files on a page of the provider's results; 2 if absent. */
  readonly pageSize?: number;
}

export interface Disturbance {
  readonly strike?: (world: ChaosWorld) => Strike;
  readonly defect?: Defect;
}

export interface Told {
  readonly world: ChaosWorld;
  readonly violations: readonly Violation[];
  /** All that could have been struck, in order. */
  readonly moments: readonly Moment[];
}

/** After the end nothing may change any more; long enough for what was only asleep. */
const AFTERMATH = 5 * MINUTE;

/** Tells a story from begin to end, with the time going by as fast as it can, and judges the end. */
export async function tell(story: Story, { strike, defect }: Disturbance = {}): Promise<Told> {
  const world = new ChaosWorld({ ...(defect && { defect }), pageSize: story.pageSize ?? 2 });
  const moments: Moment[] = [];
  const endings = story.tell(world);
  const struck = strike?.(world);
  world.host.strike = (moment) => {
    moments.push(moment);
    return struck?.(moment);
  };
  const end = world.now + story.most;
  do {
    await world.live(end - world.now, () => world.isOver());
    await world.live(AFTERMATH);
  } while (!world.isOver() && world.now < end);
  return { world, violations: await violationsOf({ world, endings }), moments };
}
