/** Longest cycle of tokens that is looked for: a sentence. */
const LONGEST_CYCLE = 24;

/**
 * How often a cycle of tokens may come in a row. People do say "no, no, no, no"; they don't say a
 * whole sentence four times, but Whisper does when it is caught in a loop.
 */
const allowedRepeats = (cycle: number) => (cycle <= 4 ? 8 : 3);

/**
 * The token that would carry a loop on, or undefined when the text is in none. Forbidding just this
 * token lets the model go on or end, and keeps decoding deterministic.
 */
export function tokenThatLoops(tokens: readonly number[]): number | undefined {
  for (let cycle = 1; cycle <= LONGEST_CYCLE; cycle++) {
    const needed = cycle * allowedRepeats(cycle);
    if (tokens.length >= needed && isCyclic(tokens, cycle, needed))
      return tokens[tokens.length - cycle];
  }
  return undefined;
}

function isCyclic(tokens: readonly number[], cycle: number, length: number): boolean {
  for (let i = tokens.length - 1; i >= tokens.length - length + cycle; i--) {
    if (tokens[i] !== tokens[i - cycle]) return false;
  }
  return true;
}
