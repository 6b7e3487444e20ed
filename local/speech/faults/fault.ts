import { z } from 'zod';
import { cut } from '../../faults/cut';
import { schedule } from '../../faults/schedule';

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

/** What a fault does to a call; stand-ins of other services take the same. */
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

const callFault = z.strictObject({
  operation: z.enum(OPERATIONS),
  action: callAction,
  ...schedule,
});

/** Deliveries to webhooks: the service may repeat, delay or lose them. */
export const notificationFault = z.strictObject({
  operation: z.literal('notification'),
  action: z.union([
    z.strictObject({ delayMs: z.number().nonnegative() }),
    z.strictObject({ duplicate: z.literal(true) }),
    z.strictObject({ drop: z.literal(true) }),
  ]),
  ...schedule,
});

/** The whole job fails when its turn comes, without a report. */
const jobFailure = z.strictObject({
  job: z.literal('fail'),
  code: z.string(),
  message: z.string(),
  ...schedule,
});

/** Calls show this status instead of the job's own one, e.g. one no client has heard of. */
const statusFault = z.strictObject({ job: z.literal('status'), status: z.string(), ...schedule });

/** A recording whose URL contains `file` fails. Its query, with the signature, is not looked at. */
const fileFault = z.strictObject({
  file: z.string().min(1),
  errorKind: z.string(),
  errorMessage: z.string(),
  ...schedule,
});

export const faultSchema = z.union([
  callFault,
  notificationFault,
  jobFailure,
  statusFault,
  fileFault,
]);

/** As written by a test or sent to `POST /admin/faults`. */
export type Fault = z.input<typeof faultSchema>;
/** With its schedule filled in. */
export type ArmedFault = z.output<typeof faultSchema>;
