import type { JournalEntry } from '../../local/openai';

/** Calls of the model, counted as they end: its own journal keeps only the last ones. */
export class ModelTally {
  private answered = 0;
  private throttled = 0;
  private refused = 0;
  private promptTokens = 0;
  private completionTokens = 0;

  add({ status, promptTokens, completionTokens }: JournalEntry): void {
    if (status === 200) {
      this.answered += 1;
      this.promptTokens += promptTokens ?? 0;
      this.completionTokens += completionTokens ?? 0;
    } else if (status === 429) {
      this.throttled += 1;
    } else {
      this.refused += 1;
    }
  }

  figures(): ModelFigures {
    const { answered, throttled, refused, promptTokens, completionTokens } = this;
    const calls = answered + throttled + refused;
    return { calls, answered, throttled, refused, promptTokens, completionTokens };
  }
}

export interface ModelFigures {
  readonly calls: number;
  readonly answered: number;
  /** Answered 429. */
  readonly throttled: number;
  /** Other statuses. */
  readonly refused: number;
  /** Of the calls that were answered. */
  readonly promptTokens: number;
  readonly completionTokens: number;
}
