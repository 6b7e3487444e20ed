import { isSamePhrase, type LivePhrase } from '../../../shared/domain/live';
import type { LivePhrases } from '../../../shared/ports';

interface Session {
  readonly phrases: Map<number, LivePhrase>;
  lastAt?: string;
}

/** Phrases of live sessions as maps; the contract suite compares it with Cosmos. */
export class MemoryLivePhrases implements LivePhrases {
  private readonly sessions = new Map<string, Session>();

  /** How many phrases there are, of all sessions. */
  count(): number {
    return [...this.sessions.values()].reduce((sum, { phrases }) => sum + phrases.size, 0);
  }

  async create(sessionId: string, phrase: LivePhrase, at: Date) {
    const session = this.of(sessionId);
    const found = session.phrases.get(phrase.sequence);
    if (found) return isSamePhrase(found, phrase) ? 'same' : 'other';
    session.phrases.set(phrase.sequence, phrase);
    session.lastAt = at.toISOString();
    return 'created';
  }

  async noteAlive(sessionId: string, at: Date): Promise<void> {
    this.of(sessionId).lastAt = at.toISOString();
  }

  async lastAt(sessionId: string): Promise<string | undefined> {
    return this.sessions.get(sessionId)?.lastAt;
  }

  async sequences(sessionId: string): Promise<number[]> {
    return this.inOrder(sessionId).map(({ sequence }) => sequence);
  }

  async page(sessionId: string, after: number, limit: number): Promise<LivePhrase[]> {
    return this.inOrder(sessionId)
      .filter(({ sequence }) => sequence > after)
      .slice(0, limit);
  }

  async delete(sessionId: string, sequence: number): Promise<void> {
    this.sessions.get(sessionId)?.phrases.delete(sequence);
  }

  async deleteAll(sessionId: string): Promise<void> {
    this.sessions.delete(sessionId);
  }

  private of(sessionId: string): Session {
    const found = this.sessions.get(sessionId) ?? { phrases: new Map<number, LivePhrase>() };
    this.sessions.set(sessionId, found);
    return found;
  }

  private inOrder(sessionId: string): LivePhrase[] {
    const phrases = [...(this.sessions.get(sessionId)?.phrases.values() ?? [])];
    return phrases.toSorted((one, other) => one.sequence - other.sequence);
  }
}
