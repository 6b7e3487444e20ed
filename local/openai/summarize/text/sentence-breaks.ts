/** Ends of sentences that aren't: titles, abbreviations and initials. */
const NOT_AN_END = /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|vs|approx|ext|e\.g|i\.e|[a-z])\.$/iu;
const LATIN_END = /[.!?…]+["'”’)\]]*(?=\s+["'“‘(]?[\p{Lu}\p{N}¿¡])/gu;
const CJK_END = /[。！？]+[」』”]?/gu;

/** In characters. What runs on for longer without a full stop is no line for a summary any more. */
const LONGEST = 400;

/** Cuts a text into sentences; returns [start, end) character ranges that cover all of it. */
export function sentenceRanges(text: string): [start: number, end: number][] {
  const ends = [...text.matchAll(LATIN_END), ...text.matchAll(CJK_END)]
    .map((match) => match.index + match[0].length)
    .filter((end) => !NOT_AN_END.test(text.slice(Math.max(0, end - 10), end)))
    .sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  let start = 0;
  for (const end of [...ends, text.length]) {
    for (; end - start > LONGEST; start = ranges.at(-1)?.[1] ?? end) {
      ranges.push([start, breathIn(text, start)]);
    }
    ranges.push([start, end]);
    start = end;
  }
  return ranges.filter(([from, to]) => text.slice(from, to).trim() !== '');
}

/** Where an over-long sentence can best be parted: after a comma, or between two words. */
function breathIn(text: string, start: number): number {
  const piece = text.slice(start, start + LONGEST);
  const comma = piece.lastIndexOf(', ');
  const blank = piece.lastIndexOf(' ');
  return start + (comma > LONGEST / 2 ? comma + 1 : blank > 0 ? blank : LONGEST);
}
