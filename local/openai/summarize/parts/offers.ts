import type { Call } from '../call';
import type { Sentence } from '../types';
import { offerIn } from './commitments';

const GOOD = '(?:fine|good|great|perfect|ok|okay|lovely|wonderful|ideal|best|better)';
const ACCEPTS = new RegExp(
  `\\byes,? please\\b|\\bplease do\\b|\\b(?:is|'s|are|would be|'d be|will be|sounds?) (?:(?:very|just|absolutely|really) )?${GOOD}\\b|\\b(?:works|suits)(?: \\w+)? (?:for )?(?:me|us)\\b|\\blet's do (?:that|it)\\b|^(?:perfect|great|lovely|brilliant|excellent|wonderful)\\b|\\bi'll take (?:it|that|the)\\b`,
  'u',
);
/** Takes it back, also when it comes after the yes. A question doesn't, but is no yes either. */
const REFUSES = /\b(?:but|not|no|never|too|unless|if)\b|n't\b/u;
/** The other side answers within so many sentences. */
const REACH = 4;

/** The sentence by which the other side takes up an offer; undefined for all that is no such offer. */
export function acceptanceOf(call: Call, sentence: Sentence): Sentence | undefined {
  if (offerIn(sentence, call.cast) === undefined) {
    return undefined;
  }
  const after = call.sentences.slice(sentence.index + 1, sentence.index + 1 + REACH);
  const start = after.findIndex(({ speaker }) => speaker !== sentence.speaker);
  const next = after.slice(start < 0 ? REACH : start);
  const back = next.findIndex(({ speaker }) => speaker === sentence.speaker);
  const answer = (back < 0 ? next : next.slice(0, back)).filter(({ text }) => !text.endsWith('?'));
  return answer.some(({ plain }) => REFUSES.test(plain))
    ? undefined
    : answer.find(({ plain }) => ACCEPTS.test(plain));
}
