import type { DeadLetter, DeadLetters } from '../../../shared/ports';

/** Dead letters as a map. */
export class MemoryDeadLetters implements DeadLetters {
  private readonly letters = new Map<string, DeadLetter>();
  private count = 0;

  all(): DeadLetter[] {
    return [...this.letters.values()];
  }

  async list(limit: number): Promise<DeadLetter[]> {
    return this.all().slice(0, limit);
  }

  async put(letter: Omit<DeadLetter, 'id'>): Promise<void> {
    this.count += 1;
    const id = `letter-${this.count}`;
    this.letters.set(id, { id, ...letter });
  }

  async remove(id: string): Promise<void> {
    this.letters.delete(id);
  }
}
