import type { Sentence } from './types';

const SAME_SHARE = 0.6;

/** Whether two sets of terms tell the same thing: most of the shorter one is in the longer one. */
export function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const shared = [...small].filter((term) => large.has(term)).length;
  return small.size > 0 && shared >= small.size * SAME_SHARE;
}

/**
 * Takes the heaviest sentences that don't repeat each other or one of `told`, and puts them back
 * into the order of the call.
 */
export function chooseDistinct(
  candidates: readonly { readonly sentence: Sentence; readonly weight: number }[],
  count: number,
  told: readonly Sentence[] = [],
): Sentence[] {
  const chosen: Sentence[] = [];
  for (const { sentence } of [...candidates].sort((a, b) => b.weight - a.weight)) {
    if (chosen.length >= count) {
      break;
    }
    const known = [...told, ...chosen].some((other) => repeats(sentence, other));
    if (!known) {
      chosen.push(sentence);
    }
  }
  return chosen.sort((a, b) => a.index - b.index);
}

/** An answer shares the words of its question and still tells more. */
function repeats(a: Sentence, b: Sentence): boolean {
  return a.text.endsWith('?') === b.text.endsWith('?') && saysTheSame(a.terms, b.terms);
}
