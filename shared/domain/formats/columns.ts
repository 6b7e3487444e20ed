/** Letters that take two columns: Chinese, Japanese, Korean, wide forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const NARROW_ONLY = /^[\u0000-\u10ff]*$/;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns a text takes on a screen. */
export function columnsOf(text: string): number {
  if (NARROW_ONLY.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of letters.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** A text in pieces of at most so many columns, never within a letter. */
export function pieces(text: string, columns: number): string[] {
  if (columnsOf(text) <= columns) return [text];
  const found: string[] = [];
  let piece = '';
  let taken = 0;
  for (const { segment } of letters.segment(text)) {
    const width = columnsOf(segment);
    if (taken + width > columns && piece !== '') {
      found.push(piece);
      piece = '';
      taken = 0;
    }
    piece += segment;
    taken += width;
  }
  return piece === '' ? found : [...found, piece];
}
