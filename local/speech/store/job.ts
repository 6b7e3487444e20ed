import { z } from 'zod';
import { transcriptionProperties } from '../protocol/transcription-properties';

export const jobStatus = z.enum(['NotStarted', 'Running', 'Succeeded', 'Failed']);
export type JobStatus = z.infer<typeof jobStatus>;

/** A stored result file; `bytes` is its size. */
export const storedFile = z.object({ id: z.uuid(), bytes: z.int(), createdMs: z.number() });
export type StoredFile = z.infer<typeof storedFile>;

export const jobSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  description: z.string().optional(),
  locale: z.string(),
  model: z.string().optional(),
  project: z.string().optional(),
  customProperties: z.record(z.string(), z.string()).optional(),
  properties: transcriptionProperties,
  /** Set until its blobs have been listed. */
  containerUrl: z.string().optional(),
  status: jobStatus,
  createdMs: z.number(),
  /** When the present status was entered. */
  lastActionMs: z.number(),
  /** Sum over the recordings that succeeded. */
  durationMs: z.number().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  report: storedFile.optional(),
});
export type Job = z.infer<typeof jobSchema>;

/** Neither `Succeeded` nor `Failed` yet. */
export function isUnfinished(job: Pick<Job, 'status'>): boolean {
  return job.status === 'NotStarted' || job.status === 'Running';
}
