import { z } from 'zod';
import { schedule } from '../../faults/schedule';
import { callFault, notificationFault, statusFault } from '../../service/call-faults';

/** Names of the calls; they also stand in the journal. */
export const OPERATIONS = [
  'create',
  'list',
  'get',
  'delete',
  'transcript',
  'data',
  'log',
  'usage',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How a job ended, as notifications say it. */
export const outcome = z.enum(['success', 'error', 'fetch_error', 'trim_error']);
export type Outcome = z.infer<typeof outcome>;

const rejection = { message: z.string(), outcome: outcome.default('error'), ...schedule };

/** The job is rejected when its turn comes. */
const jobFault = z.strictObject({ job: z.literal('reject'), ...rejection });

/** A job whose file name contains `file` is rejected. */
const fileFault = z.strictObject({ file: z.string().min(1), ...rejection });

export const faultSchema = z.union([
  callFault(OPERATIONS),
  notificationFault,
  jobFault,
  fileFault,
  statusFault,
]);

/** As written by a test or sent to `POST /admin/faults`. */
export type Fault = z.input<typeof faultSchema>;
/** With its schedule filled in. */
export type ArmedFault = z.output<typeof faultSchema>;
