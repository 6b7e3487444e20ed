import type { Phrase, Transcript, UnnumberedPhrase } from './types';

/** Phrases in order of time, channels interleaved, overlaps kept, each with its id. */
export function numberPhrases(phrases: readonly UnnumberedPhrase[]): Phrase[] {
  return inOrder(phrases).phrases;
}

/** The same, and the place of each given phrase among them (from 1), unless that is the order given. */
export function inOrder(phrases: readonly UnnumberedPhrase[]): {
  phrases: Phrase[];
  order?: number[];
} {
  const sorted = phrases
    .map((phrase, given) => ({ phrase, given }))
    .toSorted(
      (a, b) => a.phrase.offsetMs - b.phrase.offsetMs || a.phrase.channel - b.phrase.channel,
    );
  const order = new Array<number>(phrases.length);
  sorted.forEach(({ given }, place) => (order[given] = place + 1));
  return {
    phrases: sorted.map(({ phrase }, place) => ({ id: `p${place + 1}`, ...phrase })),
    ...(order.some((place, given) => place !== given + 1) && { order }),
  };
}

/** Whether anything was said at all. */
export function hasSpeech(transcript: Pick<Transcript, 'phrases'>): boolean {
  return transcript.phrases.some((phrase) => /[\p{L}\p{N}]/u.test(phrase.text));
}
