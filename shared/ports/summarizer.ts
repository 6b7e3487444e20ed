import type { SummaryOutcome } from '../domain/summary';
import type { Transcript } from '../domain/transcript';

export interface Summarizer {
  summarize(transcript: Transcript): Promise<SummaryOutcome>;
  /** What the service counts at most for the summary of a transcript (tokens), known before. */
  tokensFor(transcript: Transcript): number;
  ping(): Promise<void>;
}
