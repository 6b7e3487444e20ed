import { statementOf, weightiest, type Call } from '../call';
import { factWeight } from './key-points';
import type { Outcome } from './outcome';
import type { Sentence, Statement } from '../types';

const MOST_SENTENCES = 3;

/** One to three sentences that tell the call: why, the weightiest thing between, and how it ended. */
export function gistOf(call: Call, reason: readonly Sentence[], outcome: Outcome): Statement[] {
  const ends = [...reason, ...(outcome.best === undefined ? [] : [outcome.best])];
  const room = MOST_SENTENCES - ends.length;
  const between = weightiest(call, room, [...ends, ...outcome.all], (sentence) =>
    Math.max(factWeight(sentence), sentence.terms.size < 2 ? 0 : 0.5),
  );
  const chosen = [...ends, ...between];
  // Where no sentence weighs anything ("Yes. No. Okay."), the first one stands for all.
  return [...new Set(chosen.length > 0 ? chosen : call.matter.slice(0, 1))]
    .sort((a, b) => a.index - b.index)
    .map((sentence) => statementOf(call, sentence));
}
