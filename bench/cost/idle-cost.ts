import type { IdleFigures } from '../idle/idle';
import { round } from '../load/percentiles';
import { ASSUMPTIONS as A } from './assumptions';
import type { CostLine } from './cost';
import { PRICES, type PriceName } from './prices';

/** Thirty days of the default `SWEEP_SCHEDULE`, every five minutes. */
export const SWEEPS_A_MONTH = 30 * 24 * 12;

/** What an app at rest costs a month: the sweeps, counted, and the platform's look at its queues, assumed. */
export function idleCost({ perSweep }: IdleFigures): CostLine[] {
  const line = (price: PriceName, what: string, quantity: number): CostLine => {
    const { per, usd } = PRICES[price];
    return { price, what, quantity: round(quantity, 2), usd: round((quantity / per) * usd, 4) };
  };
  const sweeps = (perOne: number) => perOne * SWEEPS_A_MONTH;
  return [
    line('gigabyteSeconds', 'sweeps', sweeps(A.sweepSeconds * A.instanceGigabytes)),
    line('executions', 'sweeps', SWEEPS_A_MONTH),
    line('requestUnits', 'sweeps', sweeps(perSweep.requestUnits)),
    line('blobWrite', 'sweeps: lists', sweeps(perSweep.blobLists)),
    line('blobRead', 'sweeps: properties and first bytes', sweeps(perSweep.blobReads)),
    line('queue', "the platform's look at the queues", A.queuesLookedAt * A.looksADay * 30),
    line('telemetry', 'sweeps', sweeps(A.sweepTelemetryKilobytes) / 1e6),
  ];
}
