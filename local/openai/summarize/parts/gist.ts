import { statementOf, weightiest, type Call } from '../call';
import { clarityOf, inContext } from './context';
import { factWeight } from './key-points';
import type { Outcome } from './outcome';
import type { Sentence, Statement } from '../types';

const MOST_SENTENCES = 3;

/** One to three sentences that tell the call: why, how it ended, and the weightiest things between. */
export function gistOf(call: Call, reason: readonly Sentence[], outcome: Outcome): Statement[] {
  const ends = [...reason, ...outcome.best].slice(0, MOST_SENTENCES);
  const room = MOST_SENTENCES - ends.length;
  const between = weightiest(
    call,
    room,
    [...ends, ...outcome.all],
    (sentence) =>
      clarityOf(call, sentence) * Math.max(factWeight(sentence), sentence.terms.size < 2 ? 0 : 0.5),
  );
  const chosen = [...ends, ...between];
  // Where no sentence weighs anything ("Yes. No. Okay."), the first one stands for all.
  return inContext(call, chosen.length > 0 ? chosen : call.matter.slice(0, 1)).map((sentences) =>
    statementOf(call, ...sentences),
  );
}
