import { z } from 'zod';
import { cut } from '../../faults/cut';
import { schedule } from '../../faults/schedule';

const action = z.union([
  /** Answers without taking anything; `retryAfter` in seconds. */
  z.strictObject({
    status: z.int().min(400).max(599),
    retryAfter: z.number().nonnegative().optional(),
  }),
  /** Waits, then goes on as usual. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
  cut,
]);

/** What befalls a request to the topic. */
export const faultSchema = z.strictObject({ action, ...schedule });

export type TopicFaultAction = z.output<typeof action>;
/** As a test writes it. */
export type TopicFault = z.input<typeof faultSchema>;
