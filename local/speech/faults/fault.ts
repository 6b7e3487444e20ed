import { z } from 'zod';
import { schedule } from '../../faults/schedule';
import { callFault, notificationFault, statusFault } from '../../service/call-faults';

/** Names of the calls; they also stand in the journal. */
export const OPERATIONS = [
  'submit',
  'transcribe',
  'list',
  'get',
  'update',
  'delete',
  'files',
  'file',
  'locales',
  'models',
  'result',
  'webhook',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The whole job fails when its turn comes, without a report. */
const jobFailure = z.strictObject({
  job: z.literal('fail'),
  code: z.string(),
  message: z.string(),
  ...schedule,
});

/** A recording whose URL contains `file` fails. Its query, with the signature, is not looked at. */
const fileFault = z.strictObject({
  file: z.string().min(1),
  errorKind: z.string(),
  errorMessage: z.string(),
  ...schedule,
});

export const faultSchema = z.union([
  callFault(OPERATIONS),
  notificationFault,
  jobFailure,
  statusFault,
  fileFault,
]);

/** As written by a test or sent to `POST /admin/faults`. */
export type Fault = z.input<typeof faultSchema>;
/** With its schedule filled in. */
export type ArmedFault = z.output<typeof faultSchema>;
