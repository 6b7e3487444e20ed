import type * as z from 'zod';
import type { Reason } from '../errors';
import type {
  actionItemSchema,
  countsSchema,
  fieldAnswerSchema,
  moodSchema,
  noticeSchema,
  PROBLEMS,
  sentimentSchema,
  statementSchema,
  summaryRunSchema,
  summarySchema,
} from './model';

/** The value that a schema describes, to be read only. */
type Of<S extends z.ZodType> = DeepReadonly<z.output<S>>;
type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export type Problem = (typeof PROBLEMS)[number];
/** A statement of the summary, the phrases that carry it, and whether they really do. */
export type Statement = Of<typeof statementSchema>;
export type ActionItem = Of<typeof actionItemSchema>;
export type Mood = Of<typeof moodSchema>;
export type Sentiment = Of<typeof sentimentSchema>;
export type FieldAnswer = Of<typeof fieldAnswerSchema>;
export type Notice = Of<typeof noticeSchema>;
export type SummaryCounts = Of<typeof countsSchema>;
/** Brief, structured, every statement with its evidence and whether that carries it. */
export type Summary = Of<typeof summarySchema>;
export type SummaryRun = Of<typeof summaryRunSchema>;

/** A summary whose evidence was checked, or the stated reason why there is none. */
export type SummaryOutcome =
  | {
      readonly kind: 'summary';
      readonly summary: Summary;
      /** As in `summary.counts`. */
      readonly dropped: number;
      readonly run?: SummaryRun;
    }
  | { readonly kind: 'none'; readonly reason: Reason; readonly run?: SummaryRun };

/** The sentences of the brief summary in one text. */
export function briefOf(summary: Pick<Summary, 'summary'>): string {
  return summary.summary.map((statement) => statement.text).join(' ');
}

/** How a summary is to differ from the usual one. */
export interface SummaryRequest {
  /** Name of one of the configured sets of the customer's own questions; `default` if absent. */
  readonly fields?: string;
  /** Model or deployment instead of the configured one. */
  readonly model?: string;
  /** What the reader wants beside the usual, in a sentence or two. */
  readonly instructions?: string;
  /** When the call took place (ISO 8601): what "tomorrow" refers to. */
  readonly recordedAt?: string;
}
