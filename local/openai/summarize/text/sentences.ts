import type { Phrase, Sentence } from '../types';
import { blocksOf, type Block } from './blocks';
import { sentenceRanges } from './sentence-breaks';
import { termsOf } from './words';

/** The sentences of a call in the order they began, each with the ids of the phrases it spans. */
export function sentencesOf(phrases: readonly Phrase[]): Sentence[] {
  const spoken = phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase.text));
  return blocksOf(spoken).flatMap(split).map(asSentence);
}

interface Piece {
  readonly text: string;
  readonly ids: string[];
  readonly speaker: string | undefined;
}

function split(block: Block): Piece[] {
  let text = '';
  const spans = block.parts.map((part) => {
    text += text === '' ? '' : ' ';
    const start = text.length;
    text += part.text.replace(/\s+/gu, ' ').trim();
    return { start, end: text.length, id: part.id };
  });
  return sentenceRanges(text).map(([start, end]) => ({
    text: text.slice(start, end).trim(),
    speaker: block.speaker,
    ids: spans
      .filter((span) => span.start < end && span.end > start)
      .flatMap((span) => (span.id === undefined ? [] : [span.id])),
  }));
}

function asSentence(piece: Piece, index: number): Sentence {
  const text = piece.text.replace(/[‘’]/gu, "'");
  return { ...piece, text, index, plain: text.toLowerCase(), terms: termsOf(text) };
}

/** A part of a sentence as a sentence of its own, with the evidence and the place of the whole. */
export function sentenceFrom({ ids, speaker, index }: Sentence, text: string): Sentence {
  return asSentence({ text: text.trim(), ids: [...ids], speaker }, index);
}
