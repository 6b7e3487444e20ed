import { isUnfinished, type Job, type StoredFile } from '../store/job';
import type { Recording } from '../store/recording';
import { toDateTime } from './date-time';
import type { Links } from './links';
import { signedLink } from './signed-link';

/** A file of a finished job: the result of a recording, or the report. */
export interface ResultFile extends StoredFile {
  readonly name: string;
  readonly kind: 'Transcription' | 'TranscriptionReport';
}

/** One file per recording that succeeded and the report; nothing before the job has ended. */
export function resultFiles(job: Job, recordings: readonly Recording[]): ResultFile[] {
  if (isUnfinished(job)) return [];
  const files: ResultFile[] = [];
  for (const { outcome, resultName } of recordings) {
    if (outcome?.status !== 'Succeeded') continue;
    files.push({ ...outcome.file, name: resultName, kind: 'Transcription' });
  }
  if (job.report !== undefined) {
    files.push({ ...job.report, name: 'report.json', kind: 'TranscriptionReport' });
  }
  return files;
}

export interface FileLinkOptions {
  readonly jobId: string;
  readonly links: Links;
  readonly apiVersion: string;
  /** When `contentUrl` stops working. */
  readonly expiresMs: number;
  readonly signingKey: Buffer;
}

/** A result file as clients see it; `contentUrl` works without credentials for a while. */
export function toFileEntity(file: ResultFile, options: FileLinkOptions): object {
  const { jobId, links, apiVersion, expiresMs, signingKey } = options;
  const name = file.name.split('/').map(encodeURIComponent).join('/');
  const content = links.absolute(`/results/${jobId}/${file.id}/${name}`);
  return {
    self: links.file(jobId, file.id, apiVersion),
    name: file.name,
    kind: file.kind,
    links: { contentUrl: signedLink(content, expiresMs, signingKey) },
    properties: { size: file.bytes },
    createdDateTime: toDateTime(file.createdMs),
  };
}
