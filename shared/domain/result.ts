import type { Analysis } from './analysis';
import { firstBytes, jsonBytes, withinBytes } from './bounded';
import type { CallFacts } from './choices';
import type { Reason } from './errors';
import { generationOf } from './generation';
import { briefOf, type Summary, type SummaryOutcome, type SummaryRun } from './summary';
import { dialogueLine, plainText, type Speaker, type Transcript } from './transcript';

/*
 * Bounds in bytes of stored JSON. All of them together are far from the 2 MB that Cosmos DB takes,
 * whatever the script; a document costs request units by its size.
 */

/** Of the text, and of the dialogue: about an hour of conversation. */
export const RESULT_TEXT_BYTES = 80_000;
const TITLE_BYTES = 1000;
const BRIEF_BYTES = 8000;
/** Of each other part: the summary, measures, entities … */
export const RESULT_PART_BYTES = 100_000;

/**
 * The document of one version in the container `results`, partition `/recordingId`; written once.
 * The lossless transcript is the blob at `transcript.path`.
 */
export interface ResultDocument extends ResultParts {
  readonly id: string;
  readonly recordingId: string;
  readonly version: string;
  readonly schemaVersion: 2;
  readonly createdAt: string;
  readonly title: string;
  readonly brief: string;
  readonly summary: Summary | null;
  /** Why there is no summary. */
  readonly summaryReason?: Reason;
  /** By which model and prompt, and at what cost. */
  readonly summaryRun?: SummaryRun;
  /** Statements that were left out because no phrase carries them. */
  readonly droppedStatements: number;
  /** Parts that were too large for the document: their lists are not complete, or they are missing. */
  readonly shortened?: readonly string[];
  readonly transcript: ResultTranscript;
}

/** What is known of a recording beside its transcript and summary, each part where there is any. */
export interface ResultParts extends Partial<Analysis> {
  /** What telephony knows of the call. */
  readonly call?: CallFacts;
  /** The customer's own facts. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** As much of the transcript as a document holds; the lossless one is the blob at `path`. */
export interface ResultTranscript {
  readonly path: string;
  readonly locale: string;
  readonly durationSeconds: number;
  readonly channels: number;
  readonly speakers: readonly Speaker[];
  readonly phrases: number;
  /** All that was said, up to {@link RESULT_TEXT_BYTES}. */
  readonly text: string;
  /** The same with times and speakers, a phrase a line. */
  readonly dialogue: readonly string[];
  /** True where the text goes on in the blob. */
  readonly truncated: boolean;
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

/** The document of a version: every part within its bound, so that it can always be written. */
export function toResultDocument(
  transcript: Transcript,
  outcome: SummaryOutcome,
  createdAt: string,
  epoch = 0,
  parts: ResultParts = {},
): ResultDocument {
  const { recordingId, version } = transcript;
  const summary = outcome.kind === 'summary' ? outcome.summary : null;
  const { kept, shortened } = within({ ...parts, summary, summaryRun: outcome.run });
  const title = summary?.title ?? (outcome.kind === 'none' ? outcome.reason.message : '');
  return {
    id: resultId(recordingId, version, epoch),
    recordingId,
    version,
    schemaVersion: 2,
    createdAt,
    title: firstBytes(title, TITLE_BYTES),
    brief: firstBytes(summary ? briefOf(summary) : '', BRIEF_BYTES),
    ...kept,
    summary: kept.summary ?? null,
    ...(outcome.kind === 'none' && { summaryReason: outcome.reason }),
    droppedStatements: outcome.kind === 'summary' ? outcome.dropped : 0,
    ...(shortened.length > 0 && { shortened }),
    transcript: toResultTranscript(transcript, transcriptPath(recordingId, version, epoch)),
  };
}

function toResultTranscript(transcript: Transcript, path: string): ResultTranscript {
  const whole = plainText(transcript);
  const text = firstBytes(whole, RESULT_TEXT_BYTES);
  const dialogue = boundedLines(transcript);
  return {
    path,
    locale: transcript.locale,
    durationSeconds: transcript.durationMs / 1000,
    channels: transcript.channels,
    speakers: transcript.speakers,
    phrases: transcript.phrases.length,
    text,
    dialogue,
    truncated: text.length < whole.length || dialogue.length < transcript.phrases.length,
  };
}

/** Each part within its bound, and the names of those that are not whole. */
function within<P extends object>(parts: P): { kept: Partial<P>; shortened: string[] } {
  const shortened: string[] = [];
  const kept = Object.entries(parts).flatMap(([name, part]: [string, unknown]) => {
    if (part === undefined || part === null) return [];
    const fitting = withinBytes(part, RESULT_PART_BYTES);
    if (fitting !== part) shortened.push(name);
    return fitting === undefined ? [] : [[name, fitting] as const];
  });
  return { kept: Object.fromEntries(kept) as Partial<P>, shortened };
}

function boundedLines(transcript: Transcript): string[] {
  const lines: string[] = [];
  let bytes = 0;
  for (const phrase of transcript.phrases) {
    const line = dialogueLine(transcript, phrase);
    bytes += jsonBytes(line) + 1;
    if (bytes > RESULT_TEXT_BYTES) break;
    lines.push(line);
  }
  return lines;
}
