import type { Job, ManifestEntry } from '../../../shared/domain/job';
import type { LedgerRecord, Owner } from '../../../shared/domain/ledger';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { toResultDocument, type ResultDocument } from '../../../shared/domain/result';
import type { Statement, Summary, SummaryOutcome } from '../../../shared/domain/summary';
import { speakersIn, type Phrase, type Transcript } from '../../../shared/domain/transcript';
import type { ProviderTranscript } from '../../../shared/domain/provider';

export const NOW = '2026-03-02T09:00:00.000Z';
export const PROFILE = 'azure-speech;en-GB;channels;short;any';

/** A queued recording; its id follows its path. */
export function aRecord(changes: Partial<LedgerRecord> = {}): LedgerRecord {
  const path = changes.path ?? 'march/call.wav';
  return {
    id: recordingIdOf('recordings', path),
    schemaVersion: 1,
    container: 'recordings',
    path,
    version: '0x8DE000001',
    status: 'queued',
    sizeBytes: 64_044,
    durationSeconds: 60,
    profile: PROFILE,
    priority: 'normal',
    epoch: 0,
    attempts: 0,
    notBefore: NOW,
    times: { landedAt: NOW },
    ...changes,
  };
}

/** A recording that a job has. */
export function aClaimedRecord(jobId: string, changes: Partial<LedgerRecord> = {}): LedgerRecord {
  return aRecord({
    status: 'claimed',
    jobId,
    epoch: 1,
    attempts: 1,
    claimedUntil: '2026-03-02T09:30:00.000Z',
    ...changes,
  });
}

export function ownerOf(record: LedgerRecord): Owner {
  const { id, epoch, version, jobId = 'nobody' } = record;
  return { recordingId: id, jobId, epoch, version };
}

export function manifestOf(records: readonly LedgerRecord[]): ManifestEntry[] {
  return records.map(({ id, container, path, version, epoch }) => ({
    recordingId: id,
    container,
    path,
    version,
    epoch,
  }));
}

/** A job whose manifest holds these recordings. */
export function aJob(
  id: string,
  records: readonly LedgerRecord[],
  changes: Partial<Job> = {},
): Job {
  return {
    id,
    schemaVersion: 1,
    lane: 'speech.example',
    profile: PROFILE,
    priority: 'normal',
    state: 'prepared',
    manifest: manifestOf(records),
    audioSeconds: 60 * records.length,
    createdAt: NOW,
    ...changes,
  };
}

export function aPhrase(changes: Partial<Phrase> = {}): Phrase {
  return {
    id: 'p1',
    channel: 0,
    offsetMs: 0,
    durationMs: 2000,
    text: 'Good morning.',
    recognized: true,
    ...changes,
  };
}

export function aTranscript(changes: Partial<Transcript> = {}): Transcript {
  const made: Omit<Transcript, 'speakers'> = {
    schemaVersion: 2,
    recordingId: recordingIdOf('recordings', 'march/call.wav'),
    version: '0x8DE000001',
    provider: 'azure-speech',
    locale: 'en-GB',
    durationMs: 60_000,
    channels: 2,
    phrases: [
      aPhrase(),
      aPhrase({ id: 'p2', channel: 1, offsetMs: 3000, text: 'My card is gone.' }),
    ],
    ...changes,
  };
  return { ...made, speakers: changes.speakers ?? speakersIn(made.phrases, made.channels) };
}

/** What a provider gives for a source. */
export function aProviderTranscript(source: string): ProviderTranscript {
  const { phrases, durationMs, channels } = aTranscript();
  return { source, durationMs, channels, phrases: phrases.map(({ id: _id, ...rest }) => rest) };
}

export function aSummary(changes: Partial<Summary> = {}): Summary {
  const said = (text: string, ...evidence: string[]): Statement => {
    return { text, evidence, verified: true };
  };
  return {
    schemaVersion: 2,
    title: 'Lost bank card',
    summary: [said('A customer reports a lost card.', 'p2')],
    reason: said('The card is gone.', 'p2'),
    outcome: null,
    keyPoints: [said('The card is gone.', 'p2')],
    actionItems: [],
    topics: [said('lost card', 'p2')],
    openQuestions: [],
    sentiment: [],
    fields: [],
    notices: [],
    counts: { statements: 4, unverified: 0, dropped: 0, droppedEvidence: 0, withheldPhrases: 0 },
    withheld: [],
    ...changes,
  };
}

export const SUMMARIZED: SummaryOutcome = { kind: 'summary', summary: aSummary(), dropped: 0 };

/** The result document of a recording's version. */
export function aResult(recordingId: string, version: string): ResultDocument {
  return toResultDocument(aTranscript({ recordingId, version }), SUMMARIZED, NOW);
}
