import { z } from 'zod';
import { outcome } from '../faults/fault';
import { jobConfig } from '../protocol/job-config';

export const jobError = z.object({ timestamp: z.string(), message: z.string() });

export const jobSchema = z.object({
  id: z.string(),
  createdMs: z.number(),
  /** Name of the file that was sent, or the last part of the URL that it was fetched from. */
  dataName: z.string(),
  config: jobConfig,
  status: z.enum(['running', 'done', 'rejected', 'deleted', 'expired']),
  endedMs: z.number().optional(),
  durationMs: z.number().optional(),
  errors: z.array(jobError),
  /** As notifications say it. */
  outcome: outcome.optional(),
  /** Places in `notification_config` of those that are still to be told of the end. */
  untold: z.array(z.int()),
});
export type Job = z.infer<typeof jobSchema>;
