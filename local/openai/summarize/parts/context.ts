import type { Call } from '../call';
import { opensWithReference } from '../text/references';
import type { Sentence } from '../types';
import { tidySpeech } from '../wording/tidy-speech';

/** What "it" stands for was said at most so many sentences before. */
const REACH = 2;
/** What is left of the weight of a sentence that can't be understood alone. */
const UNCLEAR = 0.3;

function isOpen({ text }: Sentence): boolean {
  return opensWithReference(tidySpeech(text));
}

/**
 * The sentence that "It will arrive on Friday" leans on: the one before it, as far as that is about
 * the matter and stands by itself. Undefined for a sentence that needs none, or has none.
 */
export function antecedentOf(call: Call, sentence: Sentence): Sentence | undefined {
  if (!isOpen(sentence)) {
    return undefined;
  }
  const before = call.matter.findLast(({ index }) => index < sentence.index);
  const fits =
    before !== undefined &&
    sentence.index - before.index <= REACH &&
    !isOpen(before) &&
    // One's own question isn't answered by oneself; the other side's is.
    !(before.text.endsWith('?') && before.speaker === sentence.speaker);
  return fits ? before : undefined;
}

/** Factor for the weight of a sentence: small when it begins with an "it" that nothing explains. */
export function clarityOf(call: Call, sentence: Sentence): number {
  return isOpen(sentence) && antecedentOf(call, sentence) === undefined ? UNCLEAR : 1;
}

/**
 * Groups sentences, in the order of the call, so that each group can be understood alone: what begins
 * with "it" is told together with the sentence before it.
 */
export function inContext(call: Call, sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  for (const sentence of [...new Set(sentences)].sort((a, b) => a.index - b.index)) {
    const before = antecedentOf(call, sentence);
    const last = groups.at(-1);
    if (before !== undefined && last?.includes(before) === true) {
      last.push(sentence);
    } else {
      groups.push(before === undefined ? [sentence] : [before, sentence]);
    }
  }
  return groups;
}
