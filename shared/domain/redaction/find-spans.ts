import type { Transcript } from '../transcript';
import { findAll } from './find';
import type { RedactionKind } from './kinds';
import { beforeIn, byVoice, unitsOf } from './neighbours';
import { piecesOf } from './pieces';
import { streamOf } from './stream';

/** Something that is said, by its characters in the display form of its first phrase. */
export interface SaidSpan {
  readonly kind: RedactionKind;
  readonly phraseIds: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is of these kinds in the display form, without changing anything. */
export function findSpans(transcript: Transcript, kinds: readonly RedactionKind[]): SaidSpan[] {
  const before = beforeIn(transcript);
  return byVoice(transcript).flatMap((group) => {
    const stream = streamOf(unitsOf(transcript, group, 'text'), before);
    return findAll(stream, kinds).flatMap(({ kind, from, to }): SaidSpan[] => {
      const pieces = piecesOf(stream, from, to);
      const [first] = pieces;
      if (!first) return [];
      return [
        {
          kind,
          phraseIds: pieces.flatMap(({ unit }) => transcript.phrases[unit.phrase]?.id ?? []),
          start: first.start,
          end: first.end,
          text: pieces.map(({ unit, start, end }) => unit.text.slice(start, end)).join(' '),
        },
      ];
    });
  });
}
