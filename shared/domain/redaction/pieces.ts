import { isSmallWord } from './runs';
import type { Stream, Unit } from './stream';

/** A part of what was found, within one text. */
export interface FoundPiece {
  readonly unit: Unit;
  /** Characters of the text of the unit. */
  readonly start: number;
  readonly end: number;
}

/** What lies from one token to another, text by text; small words where it goes over stay. */
export function piecesOf(stream: Stream, from: number, to: number): FoundPiece[] {
  const pieces: FoundPiece[] = [];
  for (let at = from; at <= to;) {
    let last = at;
    while (last < to && stream.unitOf(last + 1) === stream.unitOf(at)) last += 1;
    let [start, end] = [at, last];
    const isSmall = (token: number) => isSmallWord(stream.tokens[token]?.plain ?? '');
    while (start !== from && start <= end && isSmall(start)) start += 1;
    while (end !== to && end >= start && isSmall(end)) end -= 1;
    const [unit, one, other] = [stream.unitOf(at), stream.tokens[start], stream.tokens[end]];
    if (unit && one && other && start <= end)
      pieces.push({ unit, start: one.start, end: other.end });
    at = last + 1;
  }
  return pieces;
}
