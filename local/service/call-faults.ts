import { z } from 'zod';
import { cut } from '../faults/cut';
import { FaultPlan } from '../faults/fault-plan';
import { schedule, type Scheduled } from '../faults/schedule';

/** What a fault does to a call. */
export const callAction = z.union([
  /** Answers without doing anything. `retryAfter` in seconds; `body` is sent as JSON. */
  z.strictObject({
    status: z.int().min(200).max(599),
    retryAfter: z.number().nonnegative().optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ delayMs: z.number().nonnegative() }),
  cut,
  /** Does its work and answers with a body that is not JSON. */
  z.strictObject({ malformed: z.literal(true) }),
  /** Does its work and drops the connection in the middle of the body. */
  z.strictObject({ truncate: z.literal(true) }),
]);
export type CallAction = z.infer<typeof callAction>;

/** What a fault does to a delivery: the service may repeat, delay or lose it. */
const notificationAction = z.union([
  z.strictObject({ delayMs: z.number().nonnegative() }),
  z.strictObject({ duplicate: z.literal(true) }),
  z.strictObject({ drop: z.literal(true) }),
]);
export type NotificationAction = z.infer<typeof notificationAction>;

/** A fault of one of the service's calls. */
export const callFault = <const O extends readonly string[]>(operations: O) =>
  z.strictObject({ operation: z.enum(operations), action: callAction, ...schedule });

export const notificationFault = z.strictObject({
  operation: z.literal('notification'),
  action: notificationAction,
  ...schedule,
});
type NotificationFault = z.output<typeof notificationFault>;

/** Calls show this status instead of the job's own one, e.g. one no client has heard of. */
export const statusFault = z.strictObject({
  job: z.literal('status'),
  status: z.string(),
  ...schedule,
});

type CallFault = Scheduled & { readonly operation: string; readonly action: CallAction };
/** Those above, and whatever else a service has. */
type Fault = CallFault | NotificationFault | z.output<typeof statusFault> | Scheduled;

/** What shall go wrong with the calls and notifications of a service that works on jobs. */
export class CallFaults<S extends z.ZodType<Fault>, Operation extends string> extends FaultPlan<S> {
  forCall(operation: Operation): CallAction | undefined {
    return this.strike((fault: Fault) =>
      'operation' in fault && !isOfNotification(fault) && fault.operation === operation
        ? fault.action
        : undefined,
    );
  }

  forNotification(): NotificationAction | undefined {
    return this.strike((fault: Fault) =>
      'operation' in fault && isOfNotification(fault) ? fault.action : undefined,
    );
  }

  forStatus(): string | undefined {
    return this.strike((fault: Fault) =>
      'job' in fault && fault.job === 'status' ? fault.status : undefined,
    );
  }
}

function isOfNotification(fault: CallFault | NotificationFault): fault is NotificationFault {
  return fault.operation === 'notification';
}
