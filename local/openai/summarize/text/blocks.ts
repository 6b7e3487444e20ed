import type { Phrase } from '../types';
import { wordsOf } from './words';

/** Neighbouring phrases of one speaker that run on into each other. */
export interface Block {
  readonly speaker: string | undefined;
  readonly parts: Phrase[];
}

const MOST_PARTS = 8;
const ENDS_SENTENCE = /[.!?…。！？]["'”’)\]」』]*\s*$/u;
const RUNS_ON =
  /(?:[,;:–—-]|\b(?:and|or|but|the|a|an|to|of|for|with|my|your|our|in|on|at|is|was))\s*$/iu;
const BACKCHANNEL = /^(?:mm+|mhm|uh|huh|hmm+|yeah|yes|okay|ok|right|sure|i see|\W)+$/iu;

/**
 * Joins phrases that were cut in the middle of a sentence, also across a listener's "mm-hmm". A
 * recognizer that writes no punctuation gives no hint where sentences end: there one phrase is one block.
 */
export function blocksOf(phrases: readonly Phrase[]): Block[] {
  const punctuated =
    phrases.filter((phrase) => ENDS_SENTENCE.test(phrase.text)).length * 5 >= phrases.length;
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const phrase of phrases) {
    if (open !== undefined && punctuated && continues(open, phrase)) {
      open.parts.push(phrase);
    } else if (open !== undefined && isInterjection(open, phrase)) {
      blocks.push({ speaker: phrase.speaker, parts: [phrase] });
    } else {
      open = { speaker: phrase.speaker, parts: [phrase] };
      blocks.push(open);
    }
  }
  return blocks;
}

function continues(open: Block, next: Phrase): boolean {
  const last = open.parts.at(-1);
  return (
    last !== undefined &&
    open.speaker === next.speaker &&
    open.parts.length < MOST_PARTS &&
    !ENDS_SENTENCE.test(last.text) &&
    (/^\s*[\p{Ll}\p{N}]/u.test(next.text) || RUNS_ON.test(last.text))
  );
}

function isInterjection(open: Block, phrase: Phrase): boolean {
  const last = open.parts.at(-1)?.text ?? '';
  return (
    phrase.speaker !== undefined &&
    phrase.speaker !== open.speaker &&
    !ENDS_SENTENCE.test(last) &&
    wordsOf(phrase.text).length <= 3 &&
    BACKCHANNEL.test(phrase.text)
  );
}
