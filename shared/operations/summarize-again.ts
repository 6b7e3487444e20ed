import * as z from 'zod';
import { AppError } from '../domain/errors';
import type { LedgerRecord } from '../domain/ledger';
import {
  firstVersionId,
  furtherVersionId,
  type SummaryRequest,
  type SummaryVersion,
} from '../domain/summary';
import type { Ports, Workflows } from '../ports';
import {
  fromJson,
  orUnavailable,
  parsed,
  refusal,
  unknownRecording,
  unlessObject,
  type Answer,
} from './answer';

const HINT =
  'Send JSON like {"model": "gpt-4.1", "fields": "complaints", "instructions": "Tell more of the prices."}; all are optional.';

const body = z.strictObject(
  {
    model: z
      .string()
      .regex(/^[\w.:/-]{1,100}$/u, 'is not the name of a model or deployment')
      .optional(),
    fields: z
      .string()
      .regex(/^[a-z][\w-]{0,39}$/iu, 'is not the name of a set of SUMMARY_FIELDS')
      .optional(),
    instructions: z
      .string()
      .trim()
      .min(1, 'is empty')
      .max(1000, 'is longer than 1000 characters')
      .optional(),
  },
  unlessObject('The body is not a JSON object'),
);

/**
 * Makes a further version of a recording's summary from the transcript that is there. The same
 * request again finds the version that it made, or that is being made.
 */
export function makeSummarizeAgain({
  ledger,
  results,
  summarizer,
}: Pick<Ports, 'ledger' | 'results' | 'summarizer'>) {
  return (id: string, text: string, workflows: Pick<Workflows, 'startSummary'>): Promise<Answer> =>
    orUnavailable(async () => {
      const wish = parsed(body, fromJson(text), HINT);
      if ('answer' in wish) return wish.answer;
      const record = (await ledger.read(id))?.value;
      if (!record) return unknownRecording(id);
      const result = record.status === 'completed' ? record.result : undefined;
      if (!result) return notNow(record);
      const request = requestOf(wish.value, record);
      const fingerprint = fingerprintOf(request);
      if (typeof fingerprint === 'object') return fingerprint;
      const documentId = furtherVersionId(result.documentId, fingerprint);
      const existing = await results.read(id, documentId);
      if (existing?.summary) {
        return { status: 200, jsonBody: { id: documentId, status: 'done' } };
      }
      // One that could not be made is tried again.
      if (existing) await results.delete(id, documentId);
      const { epoch, jobId = '', summaryTokens = 0, summaryCalls = 1 } = record;
      await workflows.startSummary({
        recordingId: id,
        version: result.version,
        epoch,
        jobId,
        documentId,
        firstId: firstVersionId(result.documentId),
        transcriptPath: result.transcriptPath,
        request,
        summaryTokens,
        summaryCalls,
      });
      return { status: 202, jsonBody: { id: documentId, status: 'accepted' } };
    });

  function fingerprintOf(request: SummaryRequest): string | Answer {
    try {
      return summarizer.fingerprint(request);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return refusal(400, `fields: ${error.message}`);
    }
  }
}

/** What the recording itself chose holds where nothing else is asked for. */
function requestOf(wish: z.output<typeof body>, { choices, call }: LedgerRecord): SummaryRequest {
  const fields = wish.fields ?? choices?.summary?.fields;
  return {
    ...(fields !== undefined && { fields }),
    ...(wish.model !== undefined && { model: wish.model }),
    ...(wish.instructions !== undefined && { instructions: wish.instructions }),
    ...(call?.startedAt !== undefined && { recordedAt: call.startedAt }),
  };
}

function notNow({ status }: LedgerRecord): Answer {
  if (status === 'deleting' || status === 'deleted') {
    return refusal(410, 'The recording was deleted, and its transcript with it.');
  }
  return refusal(
    409,
    `The recording is ${status}: only a completed one has a transcript to summarize again. Ask again when it is completed.`,
  );
}

/** All versions of the summary of what is there now, newest first. */
export function makeListSummaries({ ledger, results }: Pick<Ports, 'ledger' | 'results'>) {
  return (id: string): Promise<Answer> =>
    orUnavailable(async () => {
      const record = (await ledger.read(id))?.value;
      if (!record) return unknownRecording(id);
      if (record.status === 'deleting' || record.status === 'deleted') return notNow(record);
      const versions = await results.summaries(id);
      const summaries = versions
        .filter(({ transcriptPath }) => transcriptPath === record.result?.transcriptPath)
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
        .map((one) => versionView(one, one.documentId === record.result?.documentId));
      return { status: 200, jsonBody: { id, summaries } };
    });
}

function versionView(version: SummaryVersion, isShown: boolean): object {
  const { documentId, createdAt, title, brief, summary, summaryReason, summaryRun } = version;
  return {
    id: documentId,
    createdAt,
    isShown,
    model: summaryRun?.model ?? null,
    promptVersion: summaryRun?.promptVersion ?? null,
    ...(summaryRun?.fieldSet !== undefined && { fields: summaryRun.fieldSet }),
    ...(summaryRun?.instructions !== undefined && { instructions: summaryRun.instructions }),
    ...(summaryRun && { run: summaryRun }),
    title,
    brief,
    counts: summary?.counts ?? null,
    ...(summaryReason && { reason: summaryReason }),
    summary,
  };
}
