import { COMMON_WORDS } from '../text/common-words';
import { stem } from '../text/words';
import { isAdverb, isVerbForm } from './verb-forms';

/** A run of nouns and adjectives as it was said. */
export interface NounPhrase {
  readonly text: string;
  readonly stems: readonly string[];
}

const LONGEST = 3;
const NUMBERLIKE =
  /^(?:[\p{N}.,:]+(?:st|nd|rd|th|am|pm|p|k)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|first|second|third|twice|once|double|half|past|quarter|dr|mr|mrs|ms|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|tomorrow|yesterday|today|tonight|week|weeks|month|months|year|years|hour|hours|minutes|percent|pounds|dollars|euros|pence)$/u;

/** Candidates for topics: runs of up to three words between verbs, function words and punctuation. */
export function nounPhrasesOf(text: string): NounPhrase[] {
  return text
    .split(/[,.!?;:()"“”–—]+(?:\s|$)/u)
    .flatMap((part) => runsOf(part))
    .map((run) => ({ text: run.join(' '), stems: run.map((word) => stem(word.toLowerCase())) }));
}

function runsOf(part: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  for (const raw of part.split(/\s+/u)) {
    const word = raw.replace(/^['"“‘(]+|['"”’).,!?]+$|['’]s$/gu, '');
    if (isNominal(word)) {
      run.push(word);
    } else {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter((words) => words.length > 0 && words.length <= LONGEST);
}

function isNominal(word: string): boolean {
  const plain = word.toLowerCase();
  return (
    plain.length > 2 &&
    /^[\p{L}\p{M}'’&/-]+$/u.test(plain) &&
    !COMMON_WORDS.has(plain) &&
    !NUMBERLIKE.test(plain) &&
    !isAdverb(plain) &&
    (!isVerbForm(plain) || NOUNS_TOO.has(plain))
  );
}

/** Verb forms that are nouns more often than not in a call. */
export const NOUNS_TOO = new Set(
  'charge refund order credit claim card report transfer cost visit meeting booking building repair repairs charges refunds orders claims visits costs phone upgrade plan process update text email delivery feeling study update offer schedule block plug switch meat training testing'.split(
    ' ',
  ),
);

const LINK = /^(?:of|in|on|for|with|to|from|at|the|a|an|and)$/iu;

/** The longest chain of nouns in a sentence ("delivery of a washing machine"), of two words at least. */
export function longNounPhrase(text: string): string | undefined {
  let best: string[] = [];
  for (const part of text.split(/[,.!?;:()"“”–—]+(?:\s|$)/u)) {
    let run: string[] = [];
    for (const word of part.split(/\s+/u)) {
      if (isNominal(word) || (run.length > 0 && LINK.test(word))) {
        run.push(word);
        best = nouns(run) > nouns(best) ? [...run] : best;
      } else {
        run = [];
      }
    }
  }
  return nouns(best) >= 2 ? best.join(' ') : undefined;
}

function nouns(words: readonly string[]): number {
  return words.filter((word) => isNominal(word)).length;
}
