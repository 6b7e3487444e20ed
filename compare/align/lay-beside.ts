import { align, MISSING } from '../../evaluate/compare/align';
import { editDistance } from '../../evaluate/compare/edit-distance';
import type { Comparison } from '../figures/comparison';
import { differencesTo, type Reading } from './differences';
import type { TimedWord } from './timed-words';

/** Where the transcripts differ from one another, or from the reference where there is one. */
export function layBeside(
  readings: readonly Reading[],
  reference: readonly string[] | undefined,
): Comparison['differences'] {
  const words = readings.map((reading) => reading.words);
  const said = reference && withTimes(reference, nearestTo(reference, words));
  const pivot = said ?? mostTypical(words);
  return differencesTo(pivot, words).map(({ startMs, endMs, after, pivot: pivots, others }) => ({
    startMs,
    endMs,
    after,
    reference: said ? pivots : null,
    readings: readings.map(({ run }, index) => ({
      run,
      words: others[index] ?? '',
      agrees: said ? others[index] === pivots : null,
    })),
  }));
}

const textsOf = (words: readonly TimedWord[]) => words.map(({ word }) => word);

function nearestTo(
  text: readonly string[],
  all: readonly (readonly TimedWord[])[],
): readonly TimedWord[] {
  return least(all, (words) => editDistance(text, textsOf(words)));
}

/** Without a reference: the one that has least differences to all others. */
function mostTypical(all: readonly (readonly TimedWord[])[]): readonly TimedWord[] {
  const texts = all.map(textsOf);
  return least(all, (words) =>
    texts.reduce((sum, text) => sum + editDistance(textsOf(words), text), 0),
  );
}

function least(
  all: readonly (readonly TimedWord[])[],
  costOf: (words: readonly TimedWord[]) => number,
): readonly TimedWord[] {
  const costs = all.map(costOf);
  return all[costs.indexOf(Math.min(...costs))] ?? [];
}

/** Nobody wrote down when the words of a reference were said: each has the time of its counterpart. */
function withTimes(reference: readonly string[], heard: readonly TimedWord[]): TimedWord[] {
  const aligned = align(reference, textsOf(heard));
  let until = 0;
  return reference.map((word, index): TimedWord => {
    const counterpart = heard[aligned[index] ?? MISSING];
    const startMs = counterpart?.startMs ?? until;
    until = counterpart?.endMs ?? until;
    return { word, startMs, endMs: until };
  });
}
