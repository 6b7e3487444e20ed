import { plainWords } from '../plain-words';
import type { Span } from './forms';
import { replacementOf, type RedactionKind } from './kinds';
import { piecesOf } from './pieces';
import { digitsOf, runsOf } from './runs';
import { streamOf, type Stream, type Unit } from './stream';

/** Shorter numbers are years, floors, a few pieces; they stay where what was found is longer. */
const FEWEST_DIGITS = 3;

/** As much of the digits that were found has to be seen in the other form as well. */
const ENOUGH = 0.6;

export interface FoundText {
  readonly kind: RedactionKind;
  readonly text: string;
}

/** Blots out from one token to another. */
type Blot = (from: number, to: number) => void;

/**
 * What to blot out of another form of a phrase in which something was found that this form does not
 * show as clearly: a recognizer writes the same words in several ways, and some are wrong in a digit.
 * All its longer numbers go, and all words of what was found; where that does not cover it, as in a
 * language whose numbers we cannot read, the whole form goes.
 */
export function spansElsewhere(
  units: readonly Unit[],
  found: readonly FoundText[],
): { place: string; span: Span }[] {
  const [first] = found;
  if (!first) return [];
  const by = replacementOf(first.kind);
  const stream = streamOf(units, () => []);
  const spans: { place: string; span: Span }[] = [];
  const blot: Blot = (from, to) => {
    for (const { unit, start, end } of piecesOf(stream, from, to)) {
      spans.push({ place: unit.place, span: { start, end, by } });
    }
  };
  const wanted = found.map(({ text }) => digitsIn(text));
  const seen = blotNumbers(stream, Math.min(FEWEST_DIGITS, ...wanted), blot);
  blotWords(stream, found, blot);
  const isCovered = spans.length > 0 && seen >= ENOUGH * Math.max(...wanted);
  if (isCovered) return spans;
  return units.map(({ place, text }) => ({ place, span: { start: 0, end: text.length, by } }));
}

/** How many digits it saw. */
function blotNumbers(stream: Stream, fewest: number, blot: Blot): number {
  const seen = (['joined', 'single'] as const).map((reading) => {
    let digits = 0;
    for (const run of runsOf(stream, stream.atoms(reading))) {
      const [first, last] = [run.atoms[0], run.atoms.at(-1)];
      const { length } = digitsOf(run);
      if (!first || !last || length < Math.max(1, fewest)) continue;
      blot(first.from, last.to);
      digits += length;
    }
    return digits;
  });
  return Math.max(...seen);
}

function blotWords({ tokens }: Stream, found: readonly FoundText[], blot: Blot): void {
  const words = new Set(found.flatMap(({ text }) => plainWords(text)));
  tokens.forEach(({ plain, look }, at) => {
    if (look === undefined && plain.length > 2 && words.has(plain)) blot(at, at);
  });
}

/** Digits that a text shows; words of numbers are not counted. */
function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}
