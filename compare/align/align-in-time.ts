import { MISSING, type Alignment } from '../../evaluate/compare/align';
import type { TimedWord } from './timed-words';

/** Further apart than this two words are not the same one, however equal they are. */
const TOLERANCE_MS = 10_000;
/** What a word costs that is as far away as that: nearer ones win, equal ones win before nearer ones. */
const DISTANCE_COST = 0.4;

/** Steps of the way through both texts. */
const [BOTH, DELETED, INSERTED] = [1, 2, 3];

/**
 * Which word of one transcript stands for which word of another (`pivot`), by text and by time: for
 * each word of the pivot the place of its counterpart, equal or substituted, or {@link MISSING}. The
 * fewest differences within a band of time, so that the effort grows with the length alone.
 */
export function alignInTime(pivot: readonly TimedWord[], other: readonly TimedWord[]): Alignment {
  const band = bandOf(pivot, other);
  const steps = stepsThrough(pivot, other, band);
  const aligned = new Int32Array(pivot.length).fill(MISSING);
  let [row, column] = [pivot.length, other.length];
  while (row > 0 || column > 0) {
    const step = steps[row]?.[column - (band[row]?.from ?? 0)];
    if (step === BOTH) aligned[--row] = --column;
    else if (step === DELETED) row -= 1;
    else column -= 1;
  }
  return aligned;
}

/** How many words of the other may have been passed when so many of the pivot have. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

function bandOf(pivot: readonly TimedWord[], other: readonly TimedWord[]): Reach[] {
  const times = risingStarts(other);
  const starts = risingStarts(pivot);
  let [from, to] = [0, 0];
  // One more than words: before the first, between any two, and after the last.
  return [...starts, Infinity].map((next, passed) => {
    const last = starts[passed - 1] ?? -Infinity;
    while ((times[from] ?? Infinity) < last - TOLERANCE_MS) from += 1;
    while (to < times.length && (times[to] ?? 0) <= next + TOLERANCE_MS) to += 1;
    return { from, to };
  });
}

/** Phrases of two people overlap, so that the times of their words do not only rise. */
function risingStarts(words: readonly TimedWord[]): number[] {
  let latest = 0;
  return words.map(({ startMs }) => (latest = Math.max(latest, startMs)));
}

/** For each place in the band the last step of the cheapest way to it. */
function stepsThrough(
  pivot: readonly TimedWord[],
  other: readonly TimedWord[],
  band: readonly Reach[],
): Uint8Array[] {
  let before = new Float64Array(0);
  return band.map(({ from, to }, row) => {
    const costs = new Float64Array(to - from + 1);
    const steps = new Uint8Array(to - from + 1);
    const above = (column: number) => before[column - (band[row - 1]?.from ?? 0)] ?? Infinity;
    const said = pivot[row - 1];
    for (let column = from; column <= to; column += 1) {
      const heard = other[column - 1];
      const deleted = said ? above(column) + 1 : Infinity;
      const inserted = column > from ? (costs[column - from - 1] ?? Infinity) + 1 : Infinity;
      const both = said && heard ? above(column - 1) + costOf(said, heard) : Infinity;
      const least = Math.min(both, deleted, inserted);
      costs[column - from] = row + column === 0 ? 0 : least;
      steps[column - from] = least === both ? BOTH : least === deleted ? DELETED : INSERTED;
    }
    before = costs;
    return steps;
  });
}

function costOf(said: TimedWord, heard: TimedWord): number {
  const apart = Math.abs(said.startMs - heard.startMs) / TOLERANCE_MS;
  if (apart > 1) return Infinity;
  return (said.word === heard.word ? 0 : 1) + apart * DISTANCE_COST;
}
