import type { Owner } from '../domain/ledger';
import type { SummaryOutcome, SummaryRequest } from '../domain/summary';
import type { Transcript } from '../domain/transcript';

export interface Summarizer {
  summarize(transcript: Transcript, request?: SummaryRequest): Promise<SummaryOutcome>;
  /** What the service counts for the summary of a transcript without repeats (tokens), estimated before. */
  tokensFor(transcript: Transcript): number;
  /** How many calls that takes: several for a long one. */
  callsFor(transcript: Transcript): number;
  /**
   * Twelve hexadecimal digits: the same for whatever asks the same of the same model.
   *
   * @throws AppError (never) for a set of fields that the settings do not have
   */
  fingerprint(request: SummaryRequest): string;
  ping(): Promise<void>;
}

/** A further version of a recording's summary, and who must still be what it was to get it. */
export interface FurtherSummary extends Owner {
  /** Of the new version, and of the one whose transcript and measures it takes over. */
  readonly documentId: string;
  readonly firstId: string;
  readonly transcriptPath: string;
  readonly request: SummaryRequest;
  readonly summaryTokens: number;
  readonly summaryCalls: number;
}
