import type { ChunkPiece } from '../audio/chunk-gatherer';
import { VOICE_WINDOW } from '../audio/units';
import type { SpeechSegment } from '../audio/speech-segmenter';
import type { PlacedWord } from './place-words';

/** Shorter speech may well hold no word: a breath, a "hm". 0.6 s. */
const LONG_ENOUGH = 9_600;
/** Speech after the start of the last word that no single word fills: 4 s. */
const LONG_TAIL = 64_000;
/** What is left to the last word before the tail is heard again: 1.2 s. */
const LAST_WORD = 19_200;

/**
 * Speech that Whisper left out: it may stop early, or skip a sentence between two others. Given once
 * more on its own, it is mostly heard.
 *
 * @returns whole segments without a word, and long ends of segments
 */
export function unheardSegments(
  pieces: readonly ChunkPiece[],
  words: readonly PlacedWord[],
): SpeechSegment[] {
  return pieces.flatMap(({ segment }, index) => {
    const last = words.findLast((word) => word.piece === index);
    const from = last ? last.start + LAST_WORD : segment.start;
    const unheard = segment.speech.end - Math.max(from, segment.speech.start);
    if (unheard < (last ? LONG_TAIL - LAST_WORD : LONG_ENOUGH)) return [];
    return [tailOf(segment, from)];
  });
}

function tailOf(segment: SpeechSegment, from: number): SpeechSegment {
  if (from <= segment.start) return segment;
  return {
    start: from,
    audio: segment.audio.subarray(from - segment.start),
    speech: {
      start: from,
      end: segment.speech.end,
      voiced: segment.speech.voiced.slice(Math.floor((from - segment.speech.start) / VOICE_WINDOW)),
    },
  };
}
