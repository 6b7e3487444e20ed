import { analysisOf } from '../domain/analysis';
import type { CategoryRule } from '../domain/categories';
import { AppError } from '../domain/errors';
import type { LedgerRecord } from '../domain/ledger';
import { resultId, toResultDocument, transcriptPath, type ResultParts } from '../domain/result';
import type { SummaryRequest } from '../domain/summary';
import type { Ports } from '../ports';
import type { Activity } from './activity';

/**
 * Summarizes one transcript and writes the result document, once. A repeat finds the document and
 * asks the model nothing.
 */
export function makeSummarizeRecording(
  ports: Pick<Ports, 'clock' | 'ledger' | 'results' | 'transcripts' | 'summarizer'>,
  settings: { readonly categories?: readonly CategoryRule[] } = {},
): Activity<'summarizeRecording'> {
  return async ({ recordingId, version, epoch }) => {
    const existing = await ports.results.read(recordingId, resultId(recordingId, version, epoch));
    if (existing) return null;
    const transcript = await ports.transcripts.read(transcriptPath(recordingId, version, epoch));
    if (!transcript) {
      throw new AppError('transcript_gone', `The transcript of ${recordingId} is not there.`, {
        verdict: 'never',
      });
    }
    const found = (await ports.ledger.read(recordingId))?.value;
    const record = found?.version === version ? found : undefined;
    const outcome = await ports.summarizer.summarize(transcript, requestOf(record));
    const createdAt = ports.clock.now().toISOString();
    const parts = { ...partsOf(record), ...analysisOf(transcript, settings) };
    await ports.results.create(toResultDocument(transcript, outcome, createdAt, epoch, parts));
    return null;
  };
}

/** What the recording's own choices ask of a summary. */
export function requestOf(record: LedgerRecord | undefined): SummaryRequest {
  const fields = record?.choices?.summary?.fields;
  const recordedAt = record?.call?.startedAt;
  return {
    ...(fields !== undefined && { fields }),
    ...(recordedAt !== undefined && { recordedAt }),
  };
}

function partsOf(record: LedgerRecord | undefined): ResultParts {
  const { call, choices } = record ?? {};
  return { ...(call && { call }), ...(choices?.fields && { fields: choices.fields }) };
}
