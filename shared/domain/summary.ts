import type { Reason } from './errors';
import type { Transcript } from './transcript';

/** A statement of the summary, and the phrases that carry it. */
export interface Statement {
  readonly text: string;
  /** Ids of phrases of the same transcript; never empty. */
  readonly evidence: readonly string[];
}

export interface ActionItem extends Statement {
  readonly owner: string | null;
  readonly due: string | null;
}

export type Mood = 'positive' | 'neutral' | 'negative' | 'mixed';

export interface Sentiment extends Statement {
  readonly speaker: string;
  readonly label: Mood;
}

/** What the model is asked for: brief, structured, every statement with its evidence. */
export interface Summary {
  readonly title: string;
  /** One to three sentences. */
  readonly summary: readonly Statement[];
  readonly reason: Statement | null;
  readonly outcome: Statement | null;
  readonly keyPoints: readonly Statement[];
  readonly actionItems: readonly ActionItem[];
  readonly topics: readonly Statement[];
  readonly sentiment: readonly Sentiment[];
}

/** A summary whose evidence was checked, or the stated reason why there is none. */
export type SummaryOutcome =
  | { readonly kind: 'summary'; readonly summary: Summary; readonly dropped: number }
  | { readonly kind: 'none'; readonly reason: Reason };

/** The sentences of the brief summary in one text. */
export function briefOf(summary: Summary): string {
  return summary.summary.map((statement) => statement.text).join(' ');
}

/**
 * Keeps only evidence that exists in the transcript; a statement that is left without any is
 * dropped, and counted: a reader must be able to trust that each sentence can be traced.
 */
export function verifyEvidence(
  summary: Summary,
  transcript: Transcript,
): { summary: Summary; dropped: number } {
  const known = new Set(transcript.phrases.map((phrase) => phrase.id));
  let dropped = 0;
  const keep = <S extends Statement>(statement: S): S[] => {
    const evidence = [...new Set(statement.evidence)].filter((id) => known.has(id));
    if (evidence.length > 0 && statement.text.trim() !== '') return [{ ...statement, evidence }];
    dropped += 1;
    return [];
  };
  const keepOne = (statement: Statement | null) => (statement && keep(statement)[0]) ?? null;
  const verified: Summary = {
    title: summary.title,
    summary: summary.summary.flatMap(keep),
    reason: keepOne(summary.reason),
    outcome: keepOne(summary.outcome),
    keyPoints: summary.keyPoints.flatMap(keep),
    actionItems: summary.actionItems.flatMap(keep),
    topics: summary.topics.flatMap(keep),
    sentiment: summary.sentiment.flatMap(keep),
  };
  return { summary: verified, dropped };
}
