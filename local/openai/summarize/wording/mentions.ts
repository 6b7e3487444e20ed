/**
 * Names of the people in one sentence. The one who is named first may be "they" afterwards; the other
 * keeps the name, and nobody becomes "they" in a sentence that has a "they" already.
 */
export class Mentions {
  private first: string | undefined;
  private readonly theyIsTaken: boolean;

  constructor(words: readonly string[]) {
    this.theyIsTaken = words.some((word) => /^(?:they|them|their|theirs)\b/u.test(word));
  }

  /** `plural` tells that the verb must agree with "they". */
  subject(name: string): { readonly text: string; readonly plural: boolean } {
    const again = this.again(name);
    return { text: again ? 'they' : name, plural: again };
  }

  object(name: string): string {
    return this.again(name) ? 'them' : name;
  }

  possessive(name: string): string {
    return this.again(name) ? 'their' : `${name}'s`;
  }

  private again(name: string): boolean {
    const again = this.first === name && !this.theyIsTaken;
    this.first ??= name;
    return again;
  }
}
