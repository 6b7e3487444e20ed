import { AppError } from '../domain/errors';
import { resultId } from '../domain/result';
import type { Ports } from '../ports';
import type { Activity } from './activity';

/** Bounds in bytes of UTF-8 that keep the ledger document under 4 KB. */
const TITLE_BYTES = 240;
const SUMMARY_BYTES = 1500;

/**
 * Points the ledger at the finished result and says so; then results of other versions go: until
 * now the old one was what readers saw. A result that came too late goes itself.
 */
export function makeCompleteRecording(
  ports: Pick<Ports, 'clock' | 'ledger' | 'results' | 'transcripts'>,
): Activity<'completeRecording'> {
  const { clock, ledger, results, transcripts } = ports;

  return async (owner) => {
    const { recordingId, version } = owner;
    const documentId = resultId(recordingId, version);
    const result = await results.read(recordingId, documentId);
    if (!result) {
      throw new AppError('result_gone', `The result of ${recordingId} is not there.`, {
        verdict: 'never',
      });
    }
    await ledger.advance(owner, {
      status: 'completed',
      reason: result.summaryReason ?? null,
      title: firstBytesOf(result.title, TITLE_BYTES),
      summary: firstBytesOf(result.brief, SUMMARY_BYTES),
      result: { version, documentId, transcriptPath: result.transcript.path },
      times: { completedAt: clock.now().toISOString() },
    });
    await deleteSuperseded(recordingId);
    return null;
  };

  /** Whatever the ledger does not point at; found by looking, so that a repeat finishes the work. */
  async function deleteSuperseded(recordingId: string): Promise<void> {
    const record = (await ledger.read(recordingId))?.value;
    for (const pointer of await results.pointers(recordingId)) {
      const wanted = [record?.result?.version, record?.version].includes(pointer.version);
      if (wanted) continue;
      await transcripts.delete(pointer.transcriptPath);
      await results.delete(recordingId, pointer.documentId);
    }
  }
}

/** As much of a text as fits, never half a character. */
function firstBytesOf(text: string, bytes: number): string {
  return Buffer.from(text)
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}
