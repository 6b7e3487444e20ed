/** One phrase of a transcript as the caller of the API gave it. */
export interface Phrase {
  /** What evidence refers to. Absent when the request held plain text and no transcript. */
  readonly id?: string;
  /** The label as given: "Agent", "Speaker 1", "Channel 1", a name. Absent when nobody told. */
  readonly speaker?: string;
  readonly text: string;
}

/** A line of the summary and the ids of the phrases it was taken from. */
export interface Statement {
  readonly text: string;
  readonly evidence: readonly string[];
}

export interface ActionItem extends Statement {
  readonly owner: string | null;
  /** The time as it was spoken ("by Friday"), never a computed date. */
  readonly due: string | null;
}

export type SentimentLabel = 'positive' | 'neutral' | 'negative' | 'mixed';

export interface SpeakerSentiment extends Statement {
  readonly speaker: string;
  readonly label: SentimentLabel;
  /** In the first and in the second half of what the speaker says. */
  readonly start: SentimentLabel;
  readonly end: SentimentLabel;
}

/** Everything the summarizer has to say about one call. */
export interface CallSummary {
  /** At most 80 characters. */
  readonly title: string;
  /** One to three lines; empty when nothing was said. */
  readonly summary: readonly Statement[];
  readonly reason: Statement | null;
  readonly outcome: Statement | null;
  readonly keyPoints: readonly Statement[];
  readonly actionItems: readonly ActionItem[];
  readonly topics: readonly Statement[];
  /** Asked and not answered, or put off. */
  readonly openQuestions: readonly Statement[];
  readonly sentiment: readonly SpeakerSentiment[];
}

/** A sentence of the call, put together from one or more phrases of one speaker. */
export interface Sentence {
  /** Place in the call, counted from 0. */
  readonly index: number;
  readonly text: string;
  readonly ids: readonly string[];
  readonly speaker: string | undefined;
  /** Lower-cased, for the cue patterns. */
  readonly plain: string;
  /** Stems of the words that carry meaning, each once. */
  readonly terms: ReadonlySet<string>;
}
