import { z } from 'zod';
import { FaultPlan } from '../faults/fault-plan';
import { schedule } from '../faults/schedule';
import type { EventGridEvent } from './event';

const action = z.union([
  /** Accepted and never delivered. */
  z.strictObject({ drop: z.literal(true) }),
  /** Delivered this many times, all at the same moment. */
  z.strictObject({ duplicate: z.int().min(2) }),
  /** Delivered later; different delays of different events change their order. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
]);

/** What befalls an event that is published; Event Grid itself promises neither order nor exactly once. */
export const faultSchema = z.strictObject({
  /** Only events whose subject (the path of the blob) contains this. */
  subject: z.string().optional(),
  action,
  ...schedule,
});

/** As a test writes it. */
export type DeliveryFault = z.input<typeof faultSchema>;

export class DeliveryFaults extends FaultPlan<typeof faultSchema> {
  constructor(faults: readonly DeliveryFault[] = []) {
    super(faultSchema);
    this.add(...faults);
  }

  /** When copies of this event are to be delivered, each in ms from now; none for one that is lost. */
  delaysOf(event: EventGridEvent): number[] {
    const fault = this.strike(({ subject, action }) =>
      subject === undefined || event.subject.includes(subject) ? action : undefined,
    );
    if (fault === undefined) return [0];
    if ('drop' in fault) return [];
    return 'duplicate' in fault
      ? Array.from({ length: fault.duplicate }, () => 0)
      : [fault.delayMs];
  }
}
