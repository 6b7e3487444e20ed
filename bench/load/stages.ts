import type { Followed } from '../rig/ledger-follower';
import { percentilesOf, type Percentiles } from './percentiles';

/** Steps on the way of a recording, each from the time of the one before. */
export const STAGES = [
  'dropped → landed',
  'landed → claimed',
  'claimed → submitted',
  'submitted → transcribed',
  'transcribed → completed',
  'landed → completed',
] as const;

export type Stage = (typeof STAGES)[number];

/**
 * How long each step took, in seconds, by the times in the ledger.
 *
 * @param droppedAt when each recording's upload ended, by id (ms since the epoch)
 */
export function stagesOf(
  recordings: Iterable<Followed>,
  droppedAt: ReadonlyMap<string, number>,
): Record<Stage, Percentiles> {
  const seconds = new Map<string, number[]>(STAGES.map((stage) => [stage, []]));
  for (const { id, status, times } of recordings) {
    if (status !== 'completed' || !times) continue;
    const at: Record<string, number> = {
      dropped: droppedAt.get(id) ?? Number.NaN,
      landed: Date.parse(times.landedAt ?? ''),
      claimed: Date.parse(times.claimedAt ?? ''),
      submitted: Date.parse(times.submittedAt ?? ''),
      transcribed: Date.parse(times.transcribedAt ?? ''),
      completed: Date.parse(times.completedAt ?? ''),
    };
    for (const stage of STAGES) {
      const [from = '', to = ''] = stage.split(' → ');
      const taken = ((at[to] ?? Number.NaN) - (at[from] ?? Number.NaN)) / 1000;
      if (!Number.isNaN(taken)) seconds.get(stage)?.push(taken);
    }
  }
  const entries = STAGES.map((stage) => [stage, percentilesOf(seconds.get(stage) ?? [])]);
  return Object.fromEntries(entries) as Record<Stage, Percentiles>;
}
