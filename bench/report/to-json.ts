import { costOf, totalOf } from '../cost/cost';
import { idleCost } from '../cost/idle-cost';
import { PRICES_AS_OF } from '../cost/prices';
import type { Measurements } from '../measure';
import type { Facts } from './facts';

/** The figures for programs: those of the burst at the top, everything below. */
export function toJson(facts: Facts, measured: Measurements) {
  const {
    loads,
    growth,
    comparison,
    scarce,
    single,
    idle,
    coldStart,
    long,
    live,
    overhead,
    vendors,
  } = measured;
  const full = loads.find(({ load }) => load === 'burst') ?? growth?.at(-1) ?? loads[0];
  return {
    ...facts,
    ...(full && {
      recordings: full.recordings,
      completed: full.completed,
      lost: full.lost,
      duplicated: full.duplicated,
      recordingsPerSecond: full.recordingsPerSecond,
      peakMemoryMb: full.peakMemoryMb,
      speechRequestsPerRecording: full.perRecording.speechRequests,
      speechRequestsPerRecordingWithoutDownloads: full.perRecording.speechRequestsWithoutDownloads,
      modelCallsPerRecording: full.perRecording.modelCalls,
    }),
    ...(comparison && { ratios: comparison.ratios }),
    ...single,
    loads,
    ...(growth && { growth }),
    ...(comparison && { comparison }),
    ...(scarce && { scarce }),
    ...(idle && { idle: { ...idle, cost: idleCost(idle) } }),
    ...(coldStart && { coldStart }),
    ...(long && { long }),
    ...(live && { live }),
    ...(overhead && { overhead }),
    ...(vendors && { vendors }),
    ...(full && {
      cost: { pricesAsOf: PRICES_AS_OF, usd: totalOf(costOf(full)), lines: costOf(full) },
    }),
  };
}
