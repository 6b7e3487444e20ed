import { burst } from './arrivals';
import { round } from './percentiles';
import type { RunFigures } from './run-figures';
import { runLoad } from './run-load';
import { QUICK } from '../service-times';

export interface ScarceModelFigures {
  readonly recordings: number;
  /** What the model service lets through in a minute, and what it would be asked without a bound. */
  readonly requestsPerMinute: number;
  readonly demandPerMinute: number;
  /** Share of the calls that were answered 429. */
  readonly throttledShare: number;
  readonly run: RunFigures;
}

/** As many recordings as keep the model busy for so long, so that its pace is what decides. */
const MINUTES = 2.5;
const MOST_RECORDINGS = 400;

/**
 * A model that takes a tenth of what the app could ask for. The app knows the limit, as it does in
 * Azure by its setting, and keeps to it over all jobs.
 */
export async function scarceModel(demandPerMinute: number): Promise<ScarceModelFigures> {
  const requestsPerMinute = Math.max(1, Math.floor(demandPerMinute / 10));
  const recordings = Math.min(MOST_RECORDINGS, Math.ceil(requestsPerMinute * MINUTES));
  const run = await runLoad(burst(recordings), {
    serviceTime: QUICK,
    modelLimits: { requestsPerMinute },
    settings: { MODEL_REQUESTS_PER_MINUTE: String(requestsPerMinute) },
  });
  return {
    recordings,
    requestsPerMinute,
    demandPerMinute: round(demandPerMinute, 0),
    throttledShare: round(run.model.throttled / Math.max(1, run.model.calls), 4),
    run,
  };
}
