import { posix } from 'node:path';
import type { Analysis } from '../domain/analysis';
import type { LedgerRecord } from '../domain/ledger';
import type { ResultDocument } from '../domain/result';
import { traceOf } from '../domain/trace';
import type { Ports } from '../ports';
import { liveFacts } from './live/live-facts';

/**
 * One recording as `GET api/recordings/{id}` gives it: its state, and the newest complete result,
 * which while another is under way is the old one (`result.version` and `createdAt` tell).
 */
export function makeRecordingView(ports: Pick<Ports, 'results' | 'transcripts'>) {
  return async (record: LedgerRecord): Promise<object> => {
    return { ...stateOf(record), result: await resultOf(record) };
  };

  async function resultOf({ id, result }: LedgerRecord): Promise<object | null> {
    if (!result) return null;
    const [document, transcript] = await Promise.all([
      ports.results.read(id, result.documentId),
      ports.transcripts.read(result.transcriptPath),
    ]);
    if (!document) return null;
    return {
      version: result.version,
      createdAt: document.createdAt,
      summary: document.summary,
      ...(document.summaryReason && { summaryReason: document.summaryReason }),
      ...analysisIn(document),
      transcript: {
        locale: document.transcript.locale,
        text: document.transcript.text,
        truncated: document.transcript.truncated,
        phrases: transcript?.phrases ?? [],
      },
    };
  }
}

/** What was computed from the transcript, as far as the document has it. */
function analysisIn(document: ResultDocument): Partial<Analysis> {
  const { measures, entities, categories, undecidedCategories, redaction } = document;
  return {
    ...(measures && { measures }),
    ...(entities && { entities }),
    ...(categories && { categories }),
    ...(undecidedCategories && { undecidedCategories }),
    ...(redaction && { redaction }),
  };
}

/** Where a recording stands, without its transcript. */
export function stateOf(record: LedgerRecord): object {
  const { id, container, path, version, status, reason, title, summary, times } = record;
  return {
    id,
    name: posix.basename(path),
    container,
    path,
    version,
    status,
    ...(reason && { reason }),
    ...(title !== undefined && { title }),
    ...(summary !== undefined && { brief: summary }),
    sizeBytes: record.sizeBytes,
    ...(record.durationSeconds !== undefined && { durationSeconds: record.durationSeconds }),
    ...(record.channels !== undefined && { channels: record.channels }),
    ...askedFor(record),
    ...liveFacts(record),
    attempts: record.attempts,
    ...(record.jobId !== undefined && { jobId: record.jobId }),
    times,
    // Its trace in Application Insights (`operation_Id`).
    traceId: traceOf({ recordingId: id, version, epoch: record.epoch }).traceId,
  };
}

/** What its sources say of it, and what it turned out to be the same as. */
function askedFor({
  choices,
  call,
  chosen,
  sidecar,
  nameUnread,
  sameAs,
  sameBy,
  eraseAt,
}: LedgerRecord): object {
  return {
    ...(choices && { choices }),
    ...(call && { call }),
    ...(chosen && { chosen }),
    ...(sidecar && { sidecar }),
    ...(nameUnread !== undefined && { nameUnread }),
    ...(sameAs !== undefined && { sameAs, sameBy }),
    ...(eraseAt !== undefined && { eraseAt }),
  };
}
