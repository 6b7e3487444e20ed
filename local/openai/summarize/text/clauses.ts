import type { Sentence } from '../types';
import { sentenceFrom } from './sentences';

/** "…, and I will …": two promises in one sentence. */
const AND_WILL =
  /,? and (?:then )?(?=(?:(?:i|we|you)(?:'ll| will| shall|'re going to| are going to|'m going to| am going to)|(?:the|our|an?|your|my) (?:\w+ )?\w+ (?:will|is going to)|you(?:'ll)? (?:need|have) to)\b)/giu;
/** A condition or somebody else's word holds for all that follows: parted from it, it would be lost. */
const HOLDS_FOR_ALL =
  /\b(?:if|unless|once|when|after|as soon as|in case|until|provided|said|says|told|promised|thought|whether)\b/iu;
/** Points back into the first half. */
const LEANS_BACK =
  /\b(?:it|its|they|them|their|he|him|his|she|her|this|that|those|these|there|one|ones|otherwise|either|both)(?:'\w+)?\b/iu;
/** "that" as a conjunction: "to check that everything works". */
const THAT_CLAUSE =
  /\bthat (?=(?:everything|everyone|the|you|your|i|we|my|our|all|an?|nothing)\b)/giu;

/** The promises in one sentence, each as a sentence of its own where it can be understood alone. */
export function clausesOf(sentence: Sentence): Sentence[] {
  const { text } = sentence;
  const cuts = [...text.matchAll(AND_WILL)];
  if (cuts.length === 0 || text.endsWith('?')) {
    return [sentence];
  }
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map(({ index }) => index), text.length];
  const parts = starts.map((start, place) => text.slice(start, ends[place]));
  const leads = parts.slice(0, -1).some((part) => HOLDS_FOR_ALL.test(part));
  const leans = parts.slice(1).some((part) => LEANS_BACK.test(part.replace(THAT_CLAUSE, '')));
  return leads || leans ? [sentence] : parts.map((part) => sentenceFrom(sentence, part));
}
