import type { ChaosSystem } from './system';
import { readDocuments } from './read-documents';

/**
 * Keeps the books on answers of the model: each one that was given must have become a result, or
 * have been lost on the way. When the host is dead nothing is on its way any more, so what has not
 * become a result by then is lost.
 */
export class Answers {
  /** Results that the model was asked for, those superseded since included. */
  private readonly kept = new Set<string>();
  private lost = 0;

  constructor(private readonly system: ChaosSystem) {}

  /** Calls that the model has answered, whether or not the answer arrived. */
  private given(): number {
    return this.system.stack.openai
      .journal()
      .filter(({ schema, completionTokens }) => schema !== null && completionTokens !== null)
      .length;
  }

  async look(): Promise<void> {
    for (const { id, summaryReason } of await readDocuments(this.system, 'results')) {
      const asked = !isRecord(summaryReason) || summaryReason['code'] !== 'no_speech';
      if (asked && typeof id === 'string') this.kept.add(id);
    }
  }

  async noteDeath(): Promise<void> {
    await this.look();
    this.lost = Math.max(this.lost, this.given() - this.kept.size);
  }

  /** Answers given that neither became a result nor were lost to a death, since this was last asked. */
  async wasted(): Promise<number> {
    await this.look();
    const wasted = this.given() - this.kept.size - this.lost;
    this.lost += Math.max(0, wasted);
    return wasted;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
