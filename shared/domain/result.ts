import type { Reason } from './errors';
import { generationOf } from './generation';
import { briefOf, type Summary, type SummaryOutcome } from './summary';
import { dialogueLine, plainText, type Transcript } from './transcript';

/** Characters of text, and of dialogue, that a result document holds; about 200 KB with both, far from 2 MB. */
export const RESULT_TEXT_LIMIT = 60_000;

/**
 * The document of one version in the container `results`, partition `/recordingId`; written once.
 * The lossless transcript is the blob at `transcript.path`.
 */
export interface ResultDocument {
  readonly id: string;
  readonly recordingId: string;
  readonly version: string;
  readonly schemaVersion: 1;
  readonly createdAt: string;
  readonly title: string;
  readonly brief: string;
  readonly summary: Summary | null;
  /** Why there is no summary. */
  readonly summaryReason?: Reason;
  /** Statements that were left out because no phrase carries them. */
  readonly droppedStatements: number;
  readonly transcript: {
    readonly path: string;
    readonly locale: string;
    readonly durationSeconds: number;
    readonly channels: number;
    readonly phrases: number;
    /** All that was said, up to {@link RESULT_TEXT_LIMIT} characters. */
    readonly text: string;
    /** The same with times and speakers, a phrase a line. */
    readonly dialogue: readonly string[];
    /** True where the text goes on in the blob. */
    readonly truncated: boolean;
  };
}

/** Where the lossless transcript of a version lies in the container `transcripts`; see `generationOf`. */
export function transcriptPath(recordingId: string, version: string, epoch = 0): string {
  return `${recordingId}/${version}/transcript${suffix(epoch)}.json`;
}

/** Id of the document of one version in `results`; derived, so that a repeated write finds it. */
export function resultId(recordingId: string, version: string, epoch = 0): string {
  return `${recordingId}-${version}${suffix(epoch)}`;
}

/** Nothing for what landed by itself, `-1` when it was asked for again, and so on. */
function suffix(epoch: number): string {
  const generation = generationOf(epoch);
  return generation === 0 ? '' : `-${generation}`;
}

export function toResultDocument(
  transcript: Transcript,
  outcome: SummaryOutcome,
  createdAt: string,
  epoch = 0,
): ResultDocument {
  const { recordingId, version } = transcript;
  const text = plainText(transcript);
  const dialogue = boundedLines(transcript);
  const summary = outcome.kind === 'summary' ? outcome.summary : null;
  return {
    id: resultId(recordingId, version, epoch),
    recordingId,
    version,
    schemaVersion: 1,
    createdAt,
    title: outcome.kind === 'summary' ? outcome.summary.title : outcome.reason.message,
    brief: summary ? briefOf(summary) : '',
    summary,
    ...(outcome.kind === 'none' && { summaryReason: outcome.reason }),
    droppedStatements: outcome.kind === 'summary' ? outcome.dropped : 0,
    transcript: {
      path: transcriptPath(recordingId, version, epoch),
      locale: transcript.locale,
      durationSeconds: transcript.durationMs / 1000,
      channels: transcript.channels,
      phrases: transcript.phrases.length,
      text: text.slice(0, RESULT_TEXT_LIMIT),
      dialogue,
      truncated: text.length > RESULT_TEXT_LIMIT || dialogue.length < transcript.phrases.length,
    },
  };
}

function boundedLines(transcript: Transcript): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const phrase of transcript.phrases) {
    const line = dialogueLine(transcript, phrase);
    length += line.length;
    if (length > RESULT_TEXT_LIMIT) break;
    lines.push(line);
  }
  return lines;
}
