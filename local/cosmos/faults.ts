import { z } from 'zod';
import { cut } from '../faults/cut';
import { FaultPlan as Plan } from '../faults/fault-plan';
import { schedule, times } from '../faults/schedule';
import type { CosmosRequest, Operation } from './protocol';

/** What happens instead of, or around, the request. */
const action = z.union([
  /** Answers with this status and does nothing. */
  z.strictObject({
    status: z.int().min(200).max(599),
    retryAfterMs: z.number().nonnegative().exactOptional(),
    substatus: z.int().exactOptional(),
  }),
  /** Waits, then goes on as usual. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
  cut,
  /** Does its work and answers with half of a JSON text, as if that were all. */
  z.strictObject({ malformed: z.literal(true) }),
  /** Does its work and drops the connection in the middle of the body. */
  z.strictObject({ truncate: z.literal(true) }),
]);
export type FaultAction = z.output<typeof action>;

export const faultSchema = z.strictObject({
  operation: z.custom<Operation>((value) => typeof value === 'string'),
  /** Only requests about this container. */
  container: z.string().optional(),
  /** Only requests whose body contains this text. */
  body: z.string().optional(),
  ...schedule,
  /** How often it strikes (default: always). */
  times: times.default('always'),
  action,
});
export type FaultPlan = z.input<typeof faultSchema>;

/** As much of a request as faults look at. */
type Struck = Pick<CosmosRequest, 'operation' | 'container'> & Partial<Pick<CosmosRequest, 'body'>>;

/** Applies fault plans: the first plan that matches and is not used up decides. */
export class Faults extends Plan<typeof faultSchema> {
  constructor(plans: readonly FaultPlan[] = []) {
    super(faultSchema);
    this.add(...plans);
  }

  /** Replaces all plans and starts counting anew. */
  set(plans: readonly FaultPlan[]): void {
    this.clear();
    this.add(...plans);
  }

  next(request: Struck): FaultAction | undefined {
    return this.strike(({ operation, container, body, action }) => {
      if (operation !== request.operation) return undefined;
      if (container !== undefined && container !== request.container) return undefined;
      return body === undefined || request.body?.includes(body) ? action : undefined;
    });
  }
}
