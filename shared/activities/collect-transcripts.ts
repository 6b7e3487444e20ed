import type { ManifestEntry } from '../domain/job';
import { profileFromKey } from '../domain/profile';
import { versionOf } from '../domain/recording-id';
import { transcriptPath } from '../domain/result';
import { numberPhrases, type Transcript } from '../domain/transcript';
import type { Ports, ProviderTranscript } from '../ports';
import type { Activity } from './activity';
import { jobOf, ownerOf } from './job-of';
import { withoutQuery } from '../domain/source-url';

/**
 * Fetches one page of a job's transcripts and makes each durable: one at a time, so that memory
 * holds one transcript and not a page of them. The result of an overwritten recording is dropped.
 */
export function makeCollectTranscripts(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'recordings' | 'transcripts' | 'transcriber'>,
): Activity<'collectTranscripts'> {
  const { clock, jobs, ledger, recordings, transcripts, transcriber } = ports;

  return async ({ jobId, page }) => {
    const job = await jobOf(jobs, jobId);
    if (job.providerJobId === undefined) return { next: null };
    const bySource = new Map(
      job.manifest.map((entry) => [withoutQuery(recordings.url(entry.path)), entry]),
    );
    const { locale } = profileFromKey(job.profile);
    const { read, next } = await transcriber.transcripts(job.providerJobId, page);
    for (const readOne of read) {
      const result = await readOne();
      const entry = bySource.get(result.source);
      if (entry && (await isUnchanged(entry))) await keep(jobId, entry, locale, result);
    }
    return { next };
  };

  /** The service may have read the audio long after it was submitted. */
  async function isUnchanged({ path, version }: ManifestEntry): Promise<boolean> {
    const properties = await recordings.properties(path);
    return properties !== undefined && versionOf(properties.etag) === version;
  }

  async function keep(
    jobId: string,
    entry: ManifestEntry,
    locale: string,
    result: ProviderTranscript,
  ): Promise<void> {
    const { recordingId, version } = entry;
    const transcript: Transcript = {
      schemaVersion: 1,
      recordingId,
      version,
      provider: transcriber.provider,
      locale,
      durationMs: result.durationMs,
      channels: result.channels,
      phrases: numberPhrases(result.phrases),
    };
    await transcripts.create(transcriptPath(recordingId, version), transcript);
    await ledger.advance(ownerOf(jobId, entry), {
      status: 'transcribed',
      reason: null,
      durationSeconds: result.durationMs / 1000,
      channels: result.channels,
      times: { transcribedAt: clock.now().toISOString() },
    });
  }
}
