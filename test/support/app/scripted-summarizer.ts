import type { SummaryOutcome } from '../../../shared/domain/summary';
import type { Transcript } from '../../../shared/domain/transcript';
import type { Summarizer } from '../../../shared/ports';
import { nextOf, type Step } from './script';

/** A model that answers by script, records what it was asked, and throws when the script is over. */
export class ScriptedSummarizer implements Summarizer {
  readonly asked: Transcript[] = [];

  constructor(readonly script: Step<SummaryOutcome>[] = []) {}

  async summarize(transcript: Transcript): Promise<SummaryOutcome> {
    this.asked.push(transcript);
    return nextOf(this.script, 'summarize');
  }

  tokensFor(transcript: Transcript): number {
    return 1000 + transcript.phrases.length;
  }

  async ping(): Promise<void> {}
}
