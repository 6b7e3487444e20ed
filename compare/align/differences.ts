import { MISSING, type Alignment } from '../../evaluate/compare/align';
import { alignInTime } from './align-in-time';
import type { TimedWord } from './timed-words';

/** A transcript as it is laid beside others. */
export interface Reading {
  /** `azure-speech/batch`. */
  readonly run: string;
  readonly words: readonly TimedWord[];
}

/** A stretch in which not all transcripts have the same words. */
export interface Difference {
  readonly startMs: number;
  readonly endMs: number;
  /** Up to three words before it, on which all agree. */
  readonly after: string;
  /** What the pivot has there: the reference, where there is one. */
  readonly pivot: string;
  /** What each of the others has there, in their order; empty where it has nothing. */
  readonly others: readonly string[];
}

const WORDS_BEFORE = 3;

/**
 * Lays transcripts beside one another, each aligned in time with the first (`pivot`), and gives the
 * stretches in which they are not all the same, in order of time.
 */
export function differencesTo(
  pivot: readonly TimedWord[],
  others: readonly (readonly TimedWord[])[],
): Difference[] {
  const aligned = others.map((words) => alignInTime(pivot, words));
  const agreed = agreedPlaces(pivot, others, aligned);
  const isAgreed = new Set(agreed);
  // After the last word on which all agree there may be more; a place beyond the end closes it.
  return [...agreed, pivot.length].flatMap((place, index) => {
    const before = agreed[index - 1] ?? -1;
    const own = pivot.slice(before + 1, place);
    const theirs = others.map((words, which) => between(words, aligned[which], before, place));
    const all = [own, ...theirs].flat();
    if (all.length === 0) return [];
    return [
      {
        startMs: all.reduce((least, { startMs }) => Math.min(least, startMs), Infinity),
        endMs: all.reduce((most, { endMs }) => Math.max(most, endMs), 0),
        after: textOf(pivot.slice(contextFrom(before, isAgreed), before + 1)),
        pivot: textOf(own),
        others: theirs.map(textOf),
      },
    ];
  });
}

/** What a transcript has between the counterparts of two words of the pivot, or before and after all. */
function between(
  words: readonly TimedWord[],
  counterparts: Alignment | undefined,
  before: number,
  place: number,
): readonly TimedWord[] {
  const from = before < 0 ? 0 : (counterparts?.[before] ?? 0) + 1;
  return words.slice(from, counterparts?.[place] ?? words.length);
}

/** Where the common words before a difference begin, which end at `last`. */
function contextFrom(last: number, agreed: ReadonlySet<number>): number {
  let from = last + 1;
  while (last + 1 - from < WORDS_BEFORE && agreed.has(from - 1)) from -= 1;
  return from;
}

/** Places of the pivot's words that every transcript has as well. */
function agreedPlaces(
  pivot: readonly TimedWord[],
  others: readonly (readonly TimedWord[])[],
  aligned: readonly Alignment[],
): number[] {
  return pivot.flatMap(({ word }, place) => {
    const all = aligned.every((counterparts, index) => {
      const counterpart = counterparts[place] ?? MISSING;
      return counterpart !== MISSING && others[index]?.[counterpart]?.word === word;
    });
    return all ? [place] : [];
  });
}

const textOf = (words: readonly TimedWord[]) => words.map(({ word }) => word).join(' ');
