import type { Chunk, ChunkPiece } from '../audio/chunk-gatherer';
import { SAMPLE_RATE } from '../audio/units';
import type { HeardWord } from '../whisper/whisper-transcriber';
import { voicedPart } from './voiced-part';

/** A word at its place in the recording; positions are samples at 16 kHz. */
export interface PlacedWord {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** Index of the piece of the chunk that it was heard in. */
  readonly piece: number;
}

type Stretch = Pick<PlacedWord, 'start' | 'end'>;

/** How far a word may reach beyond the speech that the detector saw: 100 ms. */
const TOLERANCE = 1_600;
/** The shortest word: 20 ms, one frame of the model. */
const SHORTEST = 320;

/**
 * Brings words from their place in a chunk to their place in the recording. A word is given to the
 * piece whose speech it overlaps most, and clamped to that speech, because the model lets the words
 * around a pause reach far into it. Starts rise.
 */
export function placeWords(words: readonly HeardWord[], chunk: Chunk): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let piece = 0;
  let earliest = 0;
  for (const word of words) {
    const start = word.start * SAMPLE_RATE;
    const end = word.end * SAMPLE_RATE;
    piece = bestPiece(chunk.pieces, piece, start, end);
    const home = chunk.pieces[piece];
    if (!home) break; // a chunk without pieces has no words
    const shift = home.segment.start - home.at;
    const from = Math.max(home.segment.speech.start - TOLERANCE, earliest);
    const to = Math.max(home.segment.speech.end + TOLERANCE, from + SHORTEST);
    const begins = clamp(Math.round(start + shift), from, to - SHORTEST);
    const ends = clamp(Math.round(end + shift), begins + SHORTEST, to);
    const part = voicedPart(home.segment.speech, begins, ends);
    earliest = part.start + SHORTEST;
    placed.push({ ...word, ...part, piece });
  }
  return placed;
}

/** The piece from `first` on whose speech shares most time with the word; the nearest if none does. */
function bestPiece(
  pieces: readonly ChunkPiece[],
  first: number,
  start: number,
  end: number,
): number {
  let best = first;
  let most = -Infinity;
  for (let i = first; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    const shared = overlap(speechInChunk(piece), start, Math.max(end, start + SHORTEST));
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

/** Negative when they don't touch: the distance. */
const overlap = (span: Stretch, start: number, end: number) =>
  Math.min(span.end, end) - Math.max(span.start, start);

function speechInChunk({ at, segment }: ChunkPiece): Stretch {
  const shift = at - segment.start;
  return { start: segment.speech.start + shift, end: segment.speech.end + shift };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
