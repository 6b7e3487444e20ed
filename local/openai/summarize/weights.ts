import type { Sentence } from './types';

const NUMBER =
  /\p{N}|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand|million|percent)\b/u;
/** A capital inside the sentence: a name, a month, a product. */
const NAME = /[\p{L}\p{N},] (?!I\b)(?!I')\p{Lu}[\p{L}]+/u;

/** How much a sentence says about this call: the weight of its terms, shared out over its length. */
export type Weigh = (sentence: Sentence) => number;

/**
 * Terms weigh by the number of sentences that hold them, damped. Long sentences are not better for
 * being long, but very short ones rarely tell a fact. Figures and names are what people look for.
 */
export function weighing(sentences: readonly Sentence[]): Weigh {
  const spread = new Map<string, number>();
  for (const { terms } of sentences) {
    for (const term of terms) {
      spread.set(term, (spread.get(term) ?? 0) + 1);
    }
  }
  return ({ terms, text, plain }) => {
    let sum = 0;
    for (const term of terms) {
      sum += Math.log2(1 + (spread.get(term) ?? 0));
    }
    const length = Math.sqrt(terms.size + 4) * (terms.size > 25 ? terms.size / 25 : 1);
    const facts = (NUMBER.test(plain) ? 0.35 : 0) + (NAME.test(text) ? 0.2 : 0);
    return terms.size === 0 ? 0 : (sum / length) * (1 + facts) * (text.endsWith('?') ? 0.6 : 1);
  };
}
