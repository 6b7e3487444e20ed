import type { Job } from '../store/job';
import { toDateTime } from './date-time';
import type { Links } from './links';

/**
 * A job as clients see it. What shall be transcribed is not returned.
 * @param status shown instead of the job's own one, for faults
 */
export function toTranscriptionEntity(
  job: Job,
  links: Links,
  apiVersion: string,
  status: string = job.status,
): object {
  const { durationMs, error, properties } = job;
  return {
    self: links.transcription(job.id, apiVersion),
    displayName: job.displayName,
    description: job.description,
    locale: job.locale,
    createdDateTime: toDateTime(job.createdMs),
    lastActionDateTime: toDateTime(job.lastActionMs),
    model: job.model === undefined ? undefined : { self: job.model },
    project: job.project === undefined ? undefined : { self: job.project },
    links: { files: links.files(job.id, apiVersion) },
    properties: { ...properties, durationMilliseconds: durationMs, error },
    customProperties: job.customProperties,
    status,
  };
}
