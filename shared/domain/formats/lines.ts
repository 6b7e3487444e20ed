import { columnsOf } from './columns';

export interface Piece {
  readonly text: string;
  /** Whether a blank stands before it. */
  readonly apart: boolean;
}

/**
 * Where to break pieces so that they fit: 0 for one line, else the number of pieces in the first of
 * two lines of about the same length; `undefined` where even two are not enough.
 */
export function breakAfter(pieces: readonly Piece[], columns: number): number | undefined {
  const widths = pieces.map(({ text, apart }, index) => columnsOf(text) + (apart && index ? 1 : 0));
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= columns) return 0;
  if (total > 2 * columns + 1) return undefined;
  let best: number | undefined;
  let shortest = columns + 1;
  let before = 0;
  widths.forEach((width, at) => {
    const after = total - before - (pieces[at]?.apart ? 1 : 0);
    if (at > 0 && Math.max(before, after) < shortest) {
      best = at;
      shortest = Math.max(before, after);
    }
    before += width;
  });
  return best;
}

/** Pieces in a line. */
export function toLine(pieces: readonly Piece[]): string {
  return pieces.map(({ text, apart }, index) => (apart && index > 0 ? ` ${text}` : text)).join('');
}
