import type { Reason } from '../domain/errors';
import { LANE_BUSY } from '../domain/job';
import type { Ports } from '../ports';
import { agree } from './agree';

export interface Lanes {
  /** Gives the lane to the job if it is free. A repeat by the same job is told the same. */
  take(lane: string, jobId: string): Promise<boolean>;
  /** Notes that a lane refuses jobs until a person has mended something. */
  note(lane: string, reason: Reason, until: Date): Promise<void>;
  /** Those of these that nothing is known against. */
  sound(lanes: readonly string[], now: Date): Promise<string[]>;
}

/**
 * Who has which speech resource. A lane belongs to its holder for as long as the holder's document
 * names that lane and keeps it busy; so nothing has to be given back, and a crash leaves no lane shut.
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

    note(lane, { code, message }, until) {
      return agree(control, 'lane', lane, async (before) => ({
        value: { ...before, trouble: { code, message, until: until.toISOString() } },
        result: undefined,
      }));
    },

    async sound(lanes, now) {
      const states = await Promise.all(
        lanes.map(async (lane) => ({ lane, state: await control.read('lane', lane) })),
      );
      return states
        .filter(
          ({ state }) => !(state?.value.trouble && state.value.trouble.until > now.toISOString()),
        )
        .map(({ lane }) => lane);
    },
  };
}
