import { posix } from 'node:path';
import type { LedgerRecord } from '../domain/ledger';
import type { Ports } from '../ports';

/**
 * One recording as `GET api/recordings/{id}` gives it: its state, and the newest complete result,
 * which during a new version is the old one's (`result.version` tells).
 */
export function makeRecordingView(ports: Pick<Ports, 'ledger' | 'results' | 'transcripts'>) {
  return async (id: string): Promise<object | undefined> => {
    const record = (await ports.ledger.read(id))?.value;
    if (!record) return undefined;
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
      transcript: {
        locale: document.transcript.locale,
        text: document.transcript.text,
        truncated: document.transcript.truncated,
        phrases: transcript?.phrases ?? [],
      },
    };
  }
}

function stateOf(record: LedgerRecord) {
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
    attempts: record.attempts,
    ...(record.jobId !== undefined && { jobId: record.jobId }),
    times,
  };
}
