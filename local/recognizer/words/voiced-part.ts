import type { SpeechSpan } from '../audio/speech-gate';
import { VOICE_WINDOW } from '../audio/units';

/** Shorter silence belongs to the word: the closure of a "t" is silent too. About 100 ms. */
const SILENT_WINDOWS = 3;

/**
 * A word without the silence before and after it. The model lets words touch each other, also across
 * pauses too short to end a span of speech.
 */
export function voicedPart(
  speech: SpeechSpan,
  start: number,
  end: number,
): { start: number; end: number } {
  const windowAt = (position: number) => Math.floor((position - speech.start) / VOICE_WINDOW);
  const first = Math.max(0, windowAt(start));
  const last = Math.min(speech.voiced.length - 1, windowAt(end - 1));
  const inside = speech.voiced.slice(first, last + 1);
  const before = inside.indexOf(true);
  const after = inside.length - 1 - inside.lastIndexOf(true);
  if (before < 0) return { start, end }; // a whisper: leave it
  return {
    start: before < SILENT_WINDOWS ? start : speech.start + (first + before) * VOICE_WINDOW,
    end: after < SILENT_WINDOWS ? end : speech.start + (last + 1 - after) * VOICE_WINDOW,
  };
}
