/** Lists of words are written as text, because a thousand quoted strings can't be read. */
export function wordList(...texts: string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.trim().split(/\s+/u)));
}
