import { meaningfulWords, wordsOf } from '../text/words';
import type { Sentence } from '../types';
import { ACT_RULES, type Ritual } from './act-rules';

/** An answer to an identity check is short; a longer one goes on to the matter. */
const LONGEST_IDENTITY_ANSWER = 14;

/**
 * Tells the ritual a sentence performs, or undefined for one that is about the matter. The answer to
 * an identity check is part of the check: names, birth dates and numbers given there belong in no summary.
 */
export function ritualsOf(sentences: readonly Sentence[]): ReadonlyMap<number, Ritual> {
  const rituals = new Map<number, Ritual>();
  let asked: Sentence | undefined;
  for (const sentence of sentences) {
    const ritual = ritualOf(sentence);
    if (ritual !== undefined) {
      rituals.set(sentence.index, ritual);
    } else if (asked !== undefined && answers(asked, sentence)) {
      rituals.set(sentence.index, 'identity check');
      continue;
    }
    asked = ritual === 'identity check' && isQuestion(sentence) ? sentence : undefined;
  }
  return rituals;
}

/** "Hollow Lane Bank, this is James.": only the capital tells a name from "this is ridiculous". */
const NAMES_ITSELF = /\bthis is \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?[.!]?$/u;
const NAME_WORDS = 5;

function ritualOf(sentence: Sentence): Ritual | undefined {
  if (NAMES_ITSELF.test(sentence.text) && sentence.terms.size <= NAME_WORDS) {
    return 'introduction';
  }
  for (const { act, pattern, spare } of ACT_RULES) {
    const match = pattern.exec(sentence.plain);
    if (match !== null) {
      const rest = sentence.plain.replace(match[0], ' ');
      if (new Set(meaningfulWords(rest)).size <= spare) {
        return act;
      }
    }
  }
  return undefined;
}

function isQuestion(sentence: Sentence): boolean {
  return sentence.text.endsWith('?') || /\b(?:please|confirm|need)\b/u.test(sentence.plain);
}

function answers(asked: Sentence, sentence: Sentence): boolean {
  return (
    (asked.speaker === undefined || sentence.speaker !== asked.speaker) &&
    sentence.index - asked.index <= 2 &&
    !sentence.text.endsWith('?') &&
    wordsOf(sentence.text).length <= LONGEST_IDENTITY_ANSWER &&
    !/\bi(?:'m| am| was|'ve| have|'d|'ll| can't| need| want| paid)\b/u.test(sentence.plain)
  );
}
