import { COMMON_WORDS } from '../text/common-words';
import { NOUNS_TOO } from './noun-phrases';
import { isAdverb, isVerbForm } from './verb-forms';

const DETERMINER = /^(?:an?|the|my|our|your|some|this|that|these|those)$/u;
const DOER = /^(?:i|we|you|they|he|she)(?:'(?:ve|d|re|m))?$/u;
const AUXILIARY =
  /^(?:am|is|are|was|were|be|been|has|have|had|will|would|should|could|can|did|does|do|\w+n't|cannot)$/u;
const LINK = /^(?:of|for)$/u;
/** A noun ends before these: "my bill | last week", "the lamp | from your shop". */
const BOUNDARY =
  /^(?:yesterday|today|tomorrow|tonight|last|next|this|ago|and|or|on|in|at|from|to|by|with|since|before|after|about|as|that|which|who|online|already|twice)$/u;
const MOST_WORDS = 5;

/**
 * The thing a clause is about, without its article: "parcel" of "my parcel was marked as delivered",
 * "bill for March" of "I paid my bill for March". The object of an action is preferred to who acts.
 */
export function thingOf(clause: string): string | undefined {
  const words = clause
    .split(/[,;.!?]/u, 1)[0]
    ?.split(/\s+/u)
    .filter((word) => word !== '');
  if (words === undefined) {
    return undefined;
  }
  const plain = words.map((word) => word.toLowerCase());
  const verb = plain.findIndex((_, at) => at > 0 && isVerbAt(plain, at));
  const acts = DOER.test(plain[0] ?? '') || !AUXILIARY.test(plain[verb] ?? 'is');
  const object = acts && verb > 0 ? nounAt(words, afterVerbs(plain, verb)) : undefined;
  return object ?? (DOER.test(plain[0] ?? '') ? undefined : nounAt(words, 0));
}

/** "have just been sent | a letter". */
function afterVerbs(plain: readonly string[], verb: number): number {
  const end = plain.findIndex((word, at) => at > verb && !isVerbAt(plain, at) && !isAdverb(word));
  // "Paid | for the delivery".
  return end < 0 ? plain.length : LINK.test(plain[end] ?? '') ? end + 1 : end;
}

function nounAt(words: readonly string[], start: number): string | undefined {
  if (BOUNDARY.test(words[start]?.toLowerCase() ?? '')) {
    return undefined;
  }
  const from = DETERMINER.test(words[start]?.toLowerCase() ?? '') ? start + 1 : start;
  if (from === start && start === 0) {
    return undefined;
  }
  const plain = words.map((word) => word.toLowerCase());
  const end = plain.findIndex((_, at) => at > from && isEnd(plain, at));
  const noun = words.slice(from, end < 0 ? words.length : end);
  const named = noun.some((word) => !COMMON_WORDS.has(word.toLowerCase()) && !LINK.test(word));
  return named && noun.length <= MOST_WORDS && !LINK.test(noun.at(-1) ?? '')
    ? noun.join(' ')
    : undefined;
}

/** After "for" and "of" the noun goes on, whatever comes: "the bill for last month". */
function isEnd(plain: readonly string[], at: number): boolean {
  const word = plain[at] ?? '';
  const goesOn = LINK.test(plain[at - 1] ?? '');
  return (
    !goesOn && (BOUNDARY.test(word) || isVerbAt(plain, at) || isAdverb(word) || DOER.test(word))
  );
}

/** "The order", "my last order": after an article a verb isn't one. */
function isVerbAt(plain: readonly string[], at: number): boolean {
  const word = plain[at] ?? '';
  const isNoun =
    DETERMINER.test(plain[at - 1] ?? '') ||
    (NOUNS_TOO.has(word) && DETERMINER.test(plain[at - 2] ?? ''));
  return !isNoun && (AUXILIARY.test(word) || isVerbForm(word));
}
