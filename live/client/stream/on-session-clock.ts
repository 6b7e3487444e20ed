import type { LiveFinal, LivePartial } from '../types';

/** A partial of a connection that began `baseMs` into the session, by the session's clock. */
export function partialOnClock(partial: LivePartial, baseMs: number): LivePartial {
  return { ...partial, offsetMs: partial.offsetMs + baseMs };
}

/** The same for a final and its words. */
export function finalOnClock(final: LiveFinal, baseMs: number): LiveFinal {
  return {
    ...final,
    offsetMs: final.offsetMs + baseMs,
    ...(final.words && {
      words: final.words.map((word) => ({ ...word, offsetMs: word.offsetMs + baseMs })),
    }),
  };
}
