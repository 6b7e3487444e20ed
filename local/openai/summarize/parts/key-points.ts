import { weightiest, type Call } from '../call';
import type { Sentence } from '../types';
import { isVerbForm } from '../wording/verb-forms';
import { wordsOf } from '../text/words';

const FACT =
  /\p{N}|[£$€%]|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|yesterday|tomorrow|percent|pounds|dollars|euros|hundred|thousand|million|twice)\b/u;
const EXPLAINS =
  /\b(?:because|due to|caused by|turns out|the reason|which means|that's why|decided|agreed|confirmed|according to|unfortunately|the problem|the issue|as a result|instead)\b/u;
const FEWEST_TERMS = 3;
/** One key point for so many sentences of the matter. */
const SENTENCES_PER_POINT = 4;
const FEWEST_POINTS = 3;
const MOST_POINTS = 7;

/** The facts and decisions of the call that reason, outcome and action items don't tell already. */
export function keyPointsOf(call: Call, told: readonly Sentence[]): Sentence[] {
  const share = Math.ceil(call.matter.length / SENTENCES_PER_POINT);
  const count = Math.min(MOST_POINTS, Math.max(FEWEST_POINTS, share));
  return weightiest(call, count, told, factWeight);
}

/** How much a sentence weighs as a fact; 0 for what is no statement. */
export function factWeight({ plain, text, terms }: Sentence): number {
  if (terms.size < FEWEST_TERMS || text.endsWith('?') || !saysSomething(plain)) {
    return 0;
  }
  return (FACT.test(plain) ? 1.4 : 1) * (EXPLAINS.test(plain) ? 1.25 : 1);
}

/** An answer like "Yesterday at four, at the station." tells nothing without its question. */
function saysSomething(plain: string): boolean {
  return wordsOf(plain).some(
    (word) => isVerbForm(word) || /^(?:is|was|has|had)$|'(?:s|m|re|ve|ll|d)$/u.test(word),
  );
}
