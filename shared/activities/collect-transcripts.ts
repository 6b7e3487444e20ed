import type { ManifestEntry } from '../domain/job';
import type { LedgerRecord } from '../domain/ledger';
import { profileFromKey, type LengthClass } from '../domain/profile';
import type { ProviderTranscript } from '../domain/provider';
import { versionOf } from '../domain/recording-id';
import { transcriptPath } from '../domain/result';
import { withoutQuery } from '../domain/source-url';
import { toTranscript, withRoles } from '../domain/transcript';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf, ownerOf } from './job-of';
import { makeRedactTranscript, type RedactionSettings } from './redact-transcript';
import { makeStoreTranscript } from './store-transcript';

/** Transcripts in memory at the same time; one of several hours has some tens of megabytes. */
const AT_ONCE: Readonly<Record<LengthClass, number>> = { short: 4, medium: 2, long: 1 };

/**
 * Fetches one page of a job's transcripts and makes each durable, in all its forms: a few at a time,
 * so that memory holds no more of them. The result of an overwritten recording is dropped.
 */
export function makeCollectTranscripts(
  ports: Pick<
    Ports,
    | 'clock'
    | 'jobs'
    | 'ledger'
    | 'originals'
    | 'personalData'
    | 'recordings'
    | 'summarizer'
    | 'transcripts'
    | 'transcriber'
  >,
  redaction: RedactionSettings = { kinds: [] },
): Activity<'collectTranscripts'> {
  const { clock, jobs, ledger, originals, recordings, summarizer, transcriber } = ports;
  const redact = makeRedactTranscript(ports, redaction);
  const stored = makeStoreTranscript(ports);

  return async ({ jobId, page }) => {
    const job = await jobOf(jobs, jobId);
    if (job.providerJobId === undefined) return { next: null };
    const bySource = new Map(
      job.manifest.map((entry) => [withoutQuery(recordings.url(entry)), entry]),
    );
    const { locale, length } = profileFromKey(job.profile);
    const { read, next } = await transcriber.on(job.lane).transcripts(job.providerJobId, page);
    await forEachAtOnce(
      read,
      async (readOne) => {
        const result = await readOne();
        const entry = bySource.get(result.source);
        if (entry && (await isUnchanged(entry))) await keep(jobId, entry, locale, result);
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

  async function keep(
    jobId: string,
    entry: ManifestEntry,
    locale: string,
    result: ProviderTranscript,
  ): Promise<void> {
    const { recordingId, version, epoch } = entry;
    const choices = (await recordOf(recordingId))?.choices;
    const { provider } = transcriber;
    const original = withRoles(
      toTranscript(result, { recordingId, version, provider, locale }),
      choices?.speakers,
    );
    const transcript = await redact(original, choices?.redact);
    const path = transcriptPath(recordingId, version, epoch);
    if (transcript.redaction) await originals?.create(path, original);
    await stored.create(path, transcript);
    const isOurs = await ledger.advance(ownerOf(jobId, entry), {
      status: 'transcribed',
      reason: null,
      durationSeconds: result.durationMs / 1000,
      channels: result.channels,
      summaryTokens: summarizer.tokensFor(transcript),
      summaryCalls: summarizer.callsFor(transcript),
      times: { transcribedAt: clock.now().toISOString() },
    });
    // A file can't leave a running job: what was deleted meanwhile is dropped here.
    if (isOurs || !(await isDeleted(recordingId))) return;
    await originals?.delete(path);
    await stored.delete(path);
  }

  async function isDeleted(recordingId: string): Promise<boolean> {
    const status = (await recordOf(recordingId))?.status;
    return status === undefined || status === 'deleting' || status === 'deleted';
  }

  async function recordOf(recordingId: string): Promise<LedgerRecord | undefined> {
    return (await ledger.read(recordingId))?.value;
  }
}
