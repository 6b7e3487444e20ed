import { createHash } from 'node:crypto';
import type { SummaryOutcome, SummaryRequest } from '../../../shared/domain/summary';
import type { Transcript } from '../../../shared/domain/transcript';
import type { Summarizer } from '../../../shared/ports';
import { nextOf, type Step } from './script';

/** A model that answers by script, records what it was asked, and throws when the script is over. */
export class ScriptedSummarizer implements Summarizer {
  readonly asked: Transcript[] = [];
  readonly requests: SummaryRequest[] = [];

  constructor(readonly script: Step<SummaryOutcome>[] = []) {}

  async summarize(transcript: Transcript, request: SummaryRequest = {}): Promise<SummaryOutcome> {
    this.asked.push(transcript);
    this.requests.push(request);
    return nextOf(this.script, 'summarize');
  }

  tokensFor(transcript: Transcript): number {
    return 1000 + transcript.phrases.length;
  }

  callsFor(): number {
    return 1;
  }

  fingerprint(request: SummaryRequest): string {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12);
  }

  async ping(): Promise<void> {}
}
