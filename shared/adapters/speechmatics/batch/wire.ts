import * as z from 'zod';
import { trackingSchema } from './tracking';

/*
 * What the service sends about jobs, by the REST reference v2, as far as it is read here. Lists nulls
 * where nothing is set.
 */

export const jobError = z.object({ message: z.string() });

export const jobDetails = z.object({
  id: z.string().min(1),
  status: z.string(),
  created_at: z.string(),
  config: z.looseObject({ tracking: trackingSchema }).nullish(),
  // Where examples of the reference have it.
  tracking: trackingSchema,
  errors: z.array(jobError).nullish(),
});

export const createdJob = z.object({ id: z.string().min(1) });
export const oneJob = z.object({ job: jobDetails });
export const jobPage = z.object({ jobs: z.array(jobDetails) });

export type JobDetails = z.output<typeof jobDetails>;
