import type { WordCounts } from '../compare/compare-words';
import type { Figures } from './figures';

/** Counts of the summary, which add up over recordings. */
export interface SummaryCounts {
  readonly statements: number;
  /** Statements with evidence, all of which exists. */
  readonly covered: number;
  readonly unverified: number;
  readonly dropped: number;
  /** Of the brief summary. */
  readonly summaryWords: number;
  /** Of the transcript that it is made of. */
  readonly transcriptWords: number;
}

/** All that is counted of a recording. */
export interface Counts extends WordCounts, SummaryCounts {
  readonly durationSeconds: number;
}

export const NOTHING: Counts = {
  durationSeconds: 0,
  words: 0,
  substitutions: 0,
  insertions: 0,
  deletions: 0,
  characters: 0,
  characterErrors: 0,
  attributable: 0,
  attributed: 0,
  statements: 0,
  covered: 0,
  unverified: 0,
  dropped: 0,
  summaryWords: 0,
  transcriptWords: 0,
};

/** Sums, so that a rate over all recordings is weighted by their words. */
export function sumOf(all: readonly Counts[]): Counts {
  const names = Object.keys(NOTHING) as (keyof Counts)[];
  return all.reduce(
    (sum, one) => ({
      ...sum,
      ...Object.fromEntries(names.map((name) => [name, sum[name] + one[name]])),
    }),
    NOTHING,
  );
}

export function toFigures(counts: Counts): Figures {
  const { substitutions, insertions, deletions, words, statements } = counts;
  return {
    durationSeconds: counts.durationSeconds,
    wordErrorRate: ratio(substitutions + insertions + deletions, words),
    characterErrorRate: ratio(counts.characterErrors, counts.characters),
    speakerAttribution: ratio(counts.attributed, counts.attributable),
    evidenceCoverage: ratio(counts.covered, statements),
    unverifiedStatements: counts.unverified,
    statements,
    droppedStatements: counts.dropped,
    compression: ratio(counts.summaryWords, counts.transcriptWords),
    substitutions,
    insertions,
    deletions,
    words,
  };
}

/** Null where there is nothing to be a part of. */
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
