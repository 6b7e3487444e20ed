import type { ManifestEntry } from '../domain/job';
import type { LedgerChange, LedgerRecord } from '../domain/ledger';
import type { ProviderTranscript } from '../domain/provider';
import { transcriptPath } from '../domain/result';
import { toTranscript, withRoles } from '../domain/transcript';
import type { Ports } from '../ports';
import { ownerOf } from './job-of';
import { makeRedactTranscript, type RedactionSettings } from './redact-transcript';
import { makeStoreTranscript } from './store-transcript';

export type KeepPorts = Pick<
  Ports,
  'clock' | 'ledger' | 'originals' | 'personalData' | 'summarizer' | 'transcripts'
>;

/** Whose transcript it is, who made it, and in which locale it was asked for. */
export interface Kept {
  readonly jobId: string;
  readonly entry: ManifestEntry;
  readonly provider: string;
  readonly locale: string;
  /** What else the same write says on the ledger. */
  readonly also?: Pick<LedgerChange, 'session'>;
}

export type KeepTranscript = (kept: Kept, result: ProviderTranscript) => Promise<void>;

/**
 * Makes what a provider recognized durable as the transcript of a recording, redacted and in all its
 * forms, and says so on the ledger. A repeat writes what is missing. What is being deleted keeps
 * nothing of it.
 */
export function makeKeepTranscript(
  ports: KeepPorts,
  redaction: RedactionSettings = { kinds: [] },
): KeepTranscript {
  const { clock, ledger, originals, summarizer } = ports;
  const redact = makeRedactTranscript(ports, redaction);
  const stored = makeStoreTranscript(ports);

  return async ({ jobId, entry, provider, locale, also }, result) => {
    const { recordingId, version, epoch } = entry;
    const choices = (await recordOf(recordingId))?.choices;
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
      ...also,
    });
    // A file can't leave a running job: what was deleted meanwhile is dropped here.
    if (isOurs || !(await isDeleted(recordingId))) return;
    await originals?.delete(path);
    await stored.delete(path);
  };

  async function isDeleted(recordingId: string): Promise<boolean> {
    const status = (await recordOf(recordingId))?.status;
    return status === undefined || status === 'deleting' || status === 'deleted';
  }

  async function recordOf(recordingId: string): Promise<LedgerRecord | undefined> {
    return (await ledger.read(recordingId))?.value;
  }
}
