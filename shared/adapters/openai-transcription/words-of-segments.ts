import type { WireSegment, WireTranscription, WireWord } from './wire';

/**
 * The words of each segment: as the server has them there, else those of the whole recording, shared
 * out in their order by the middle of each. What is left goes to the last segment.
 */
export function wordsOfSegments(
  segments: readonly WireSegment[],
  words: readonly WireWord[],
): (readonly WireWord[])[] {
  if (hasOwnWords(segments)) return segments.map((segment) => segment.words ?? []);
  let from = 0;
  return segments.map(({ end }, index) => {
    let to = from;
    const isLast = index === segments.length - 1;
    while (to < words.length && (isLast || middleOf(words[to]) < end)) to += 1;
    const own = words.slice(from, to);
    from = to;
    return own;
  });
}

/** Whether the list of all words says nothing that those of the segments do not say. */
export function isToldBySegments({ segments, words }: WireTranscription): boolean {
  if (!words || !segments || !hasOwnWords(segments)) return true;
  const told = segments.flatMap((segment) => segment.words ?? []);
  return (
    told.length === words.length &&
    told.every(({ word, start, end }, index) => {
      const other = words[index];
      return other?.word === word && other.start === start && other.end === end;
    })
  );
}

function hasOwnWords(segments: readonly WireSegment[]): boolean {
  return segments.some(({ words }) => (words?.length ?? 0) > 0);
}

function middleOf(word: WireWord | undefined): number {
  return word === undefined ? 0 : (word.start + word.end) / 2;
}
