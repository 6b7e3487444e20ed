import type { Done, Failed } from '../../../compare/run/outcome';
import { nameOf, WAYS, type Way } from '../../../compare/ways';

/** A way by its name. Throws Error where there is none. */
export function wayOf(name: string): Way {
  const way = WAYS.find((one) => nameOf(one) === name);
  if (!way) throw new Error(`There is no way ${name}.`);
  return way;
}

/** A run in which two speakers said these sentences in turn, a second each. */
export function done(name: string, sentences: readonly string[], more: Partial<Done> = {}): Done {
  return {
    kind: 'done',
    way: wayOf(name),
    recordingId: `${name}-id`,
    transcript: {
      locale: 'en-US',
      phrases: sentences.map((text, index) => ({
        text,
        channel: 0,
        speaker: 1 + (index % 2),
        offsetMs: index * 1000,
        durationMs: 1000,
      })),
    },
    firstPartialMs: null,
    finalMs: 5200,
    totalMs: 6100,
    requests: 5,
    ...more,
  };
}

export const failed = (name: string, reason: string): Failed => ({
  kind: 'failed',
  way: wayOf(name),
  reason,
});
