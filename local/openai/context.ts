import type { FaultPlan } from '../faults/fault-plan';
import type { faultSchema } from './faults/fault';
import type { Journal } from './journal';
import type { Settings } from './options';
import type { RateLimiter } from './protocol/rate-limiter';

/** What the handlers share. */
export interface Context {
  readonly settings: Settings;
  readonly faults: FaultPlan<typeof faultSchema>;
  readonly journal: Journal;
  readonly limiter: RateLimiter;
}
