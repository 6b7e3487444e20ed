import type { Reason } from '../domain/errors';
import { LANE_BUSY } from '../domain/job';
import type { Ports } from '../ports';
import { resourceOf } from '../domain/provider';
import { agree } from './agree';
import { forEachAtOnce } from './at-once';

export interface Lanes {
  /** Gives the lane to the job if it is free. A repeat by the same job is told the same. */
  take(lane: string, jobId: string): Promise<boolean>;
  /** Notes that a resource refuses jobs until a person has mended something. */
  note(resource: string, reason: Reason, until: Date): Promise<void>;
  /** Those of these that nothing is known against. */
  sound(lanes: readonly string[], now: Date): Promise<string[]>;
}

/**
 * Who has which speech resource. A lane belongs to its holder for as long as the holder's document
 * names that lane and keeps it busy; so nothing has to be given back, and a crash leaves no lane shut.
 * What is wrong with a resource stands on its own document: all its lanes share it.
 */
export function makeLanes({ control, jobs }: Pick<Ports, 'control' | 'jobs'>): Lanes {
  async function isHeld(lane: string, holder: string): Promise<boolean> {
    const job = await jobs.read(holder);
    return job?.lane === lane && LANE_BUSY.includes(job.state);
  }

  return {
    take(lane, jobId) {
      return agree(control, 'lane', lane, async (before) => {
        if (before?.holder === jobId) return { value: before, result: true };
        if (before?.holder !== undefined && (await isHeld(lane, before.holder))) {
          return { value: before, result: false };
        }
        return { value: { ...before, holder: jobId }, result: true };
      });
    },

    note(resource, { code, message }, until) {
      return agree(control, 'lane', resource, async (before) => ({
        value: { ...before, trouble: { code, message, until: until.toISOString() } },
        result: undefined,
      }));
    },

    async sound(lanes, now) {
      const inTrouble = new Set<string>();
      await forEachAtOnce([...new Set(lanes.map(resourceOf))], async (resource) => {
        const trouble = (await control.read('lane', resource))?.value.trouble;
        if (trouble && trouble.until > now.toISOString()) inTrouble.add(resource);
      });
      return lanes.filter((lane) => !inTrouble.has(resourceOf(lane)));
    },
  };
}
