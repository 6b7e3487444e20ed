import type { LedgerRecord } from '../domain/ledger';
import { toResultDocument, type ResultDocument } from '../domain/result';
import type { SummaryOutcome } from '../domain/summary';
import { AppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { SummarizeAgainInput } from '../workflow/contract';
import type { Activity } from './activity';
import { shownOf } from './brief';

/** Tries to point the ledger at a new version while others write on the recording. */
const ROUNDS = 5;

/**
 * Makes a further version of a summary and lets the ledger show it. All else of the result is taken
 * over from its first version. A repeat finds the document and asks the model nothing; a recording
 * that is another by now, or is being deleted, keeps nothing of it.
 */
export function makeSummarizeAgain(
  ports: Pick<Ports, 'clock' | 'ledger' | 'results' | 'transcripts' | 'summarizer'>,
): Activity<'summarizeAgain'> {
  const { clock, ledger, results, summarizer, transcripts } = ports;

  return async (wanted) => {
    const { recordingId, documentId } = wanted;
    const existing = await results.read(recordingId, documentId);
    const made = existing ?? (await make(wanted));
    if (!existing) await results.create(made);
    if (!(await isShown(wanted, made))) await results.delete(recordingId, documentId);
    return null;
  };

  async function make(wanted: Parameters<Activity<'summarizeAgain'>>[0]): Promise<ResultDocument> {
    const { recordingId, documentId, firstId, transcriptPath, request, giveUp } = wanted;
    const transcript = await transcripts.read(transcriptPath);
    const first = await results.read(recordingId, firstId);
    if (!transcript || !first) {
      throw new AppError('transcript_gone', `The transcript of ${recordingId} is not there.`, {
        verdict: 'never',
      });
    }
    const outcome: SummaryOutcome = giveUp
      ? { kind: 'none', reason: giveUp }
      : await summarizer.summarize(transcript, request);
    const { summaryRun: _run, summaryReason: _reason, ...rest } = first;
    const { title, brief, summary, summaryRun, summaryReason, droppedStatements } =
      toResultDocument(transcript, outcome, clock.now().toISOString());
    return {
      ...rest,
      id: documentId,
      createdAt: clock.now().toISOString(),
      title,
      brief,
      summary,
      droppedStatements,
      ...(summaryRun && { summaryRun }),
      ...(summaryReason && { summaryReason }),
    };
  }

  /** False where there is nobody left to show it to. One without a summary is kept, but not shown. */
  async function isShown(wanted: SummarizeAgainInput, made: ResultDocument): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await ledger.read(wanted.recordingId);
      const result = found?.value.result;
      const isGone = found?.value.status === 'deleting' || found?.value.status === 'deleted';
      if (!found || isGone || result?.transcriptPath !== wanted.transcriptPath) return false;
      if (made.summary === null || result.documentId === made.id) return true;
      if (await isOlder(wanted.recordingId, made, result.documentId)) return true;
      if (await ledger.replace(shown(found.value, made), found.tag)) return true;
    }
    throw new AppError('contended', `The recording ${wanted.recordingId} is changed too often.`, {
      verdict: 'later',
    });
  }

  /** The newest is shown: a repeat must not bring an older one back. */
  async function isOlder(
    recordingId: string,
    made: ResultDocument,
    shownId: string,
  ): Promise<boolean> {
    const other = await results.read(recordingId, shownId);
    return other !== undefined && other.createdAt > made.createdAt;
  }
}

function shown(record: LedgerRecord, made: ResultDocument): LedgerRecord {
  const { reason: _reason, ...rest } = record;
  const { version, transcript } = made;
  return {
    ...rest,
    ...shownOf(made),
    result: { version, documentId: made.id, transcriptPath: transcript.path },
  };
}
