import type { ManifestEntry } from '../domain/job';
import { profileFromKey, type LengthClass } from '../domain/profile';
import { versionOf } from '../domain/recording-id';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { makeBySource } from './by-source';
import { jobOf } from './job-of';
import { makeKeepTranscript, type KeepPorts } from './keep-transcript';
import type { RedactionSettings } from './redact-transcript';

/** Transcripts in memory at the same time; one of several hours has some tens of megabytes. */
const AT_ONCE: Readonly<Record<LengthClass, number>> = { short: 4, medium: 2, long: 1 };

/**
 * Fetches one page of a job's transcripts and makes each durable, in all its forms: a few at a time,
 * so that memory holds no more of them. The result of an overwritten recording is dropped.
 */
export function makeCollectTranscripts(
  ports: KeepPorts & Pick<Ports, 'jobs' | 'recordings' | 'transcribers'>,
  redaction?: RedactionSettings,
): Activity<'collectTranscripts'> {
  const { jobs, recordings, transcribers } = ports;
  const keep = makeKeepTranscript(ports, redaction);

  return async ({ jobId, page }) => {
    const job = await jobOf(jobs, jobId);
    if (job.providerJobId === undefined) return { next: null };
    const bySource = makeBySource(job, recordings);
    const { locale, length, provider } = profileFromKey(job.profile);
    const { read, next } = await transcribers.on(job.lane).transcripts(job.providerJobId, page);
    await forEachAtOnce(
      read,
      async (readOne) => {
        const result = await readOne();
        const entry = bySource(result);
        if (!entry || !(await isUnchanged(entry))) return;
        await keep({ jobId, entry, provider, locale }, result);
      },
      AT_ONCE[length],
    );
    return { next };
  };

  /** The service may have read the audio long after it was submitted. */
  async function isUnchanged(entry: ManifestEntry): Promise<boolean> {
    const properties = await recordings.properties(entry);
    return properties !== undefined && versionOf(properties.etag) === entry.version;
  }
}
