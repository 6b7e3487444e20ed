import { createHash } from 'node:crypto';
import type { SummaryOutcome, SummaryRequest } from '../../../shared/domain/summary';
import type { Transcript } from '../../../shared/domain/transcript';
import type { Summarizer } from '../../../shared/ports';
import { SUMMARIZED } from './builders';

/** A model that summarizes every call in the same words. */
export class SimulatedModel implements Summarizer {
  /** Recordings and versions that it was asked for. */
  readonly asked: { readonly recordingId: string; readonly version: string }[] = [];
  /** What each summary is taken to cost. */
  tokensEach = 5000;
  /** Run before each answer; refuses by throwing. */
  before: (() => void) | undefined;

  async summarize({ recordingId, version }: Transcript): Promise<SummaryOutcome> {
    this.asked.push({ recordingId, version });
    this.before?.();
    return SUMMARIZED;
  }

  tokensFor(): number {
    return this.tokensEach;
  }

  callsFor(): number {
    return 1;
  }

  fingerprint(request: SummaryRequest): string {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12);
  }

  async ping(): Promise<void> {}
}
