import type { SpokenWord } from '../compare/compare-words';
import { normalizedWords } from '../normalize';
import { readReference } from '../reference/read-reference';
import type { EvaluatedPhrase } from '../run/evaluated-recording';

/** Words of a reference text as they are compared, with their speakers where it names them. */
export function saidWords(reference: string, locale: string): SpokenWord[] {
  return readReference(reference).flatMap(({ text, speaker }) => spoken(text, locale, speaker));
}

/** Words of a transcript as they are compared, each with its voice. */
export function recognizedWords(
  phrases: readonly Omit<EvaluatedPhrase, 'id'>[],
  locale: string,
): SpokenWord[] {
  return phrases.flatMap((phrase) => spoken(phrase.text, locale, voiceOf(phrase)));
}

function spoken(text: string, locale: string, speaker: string | undefined): SpokenWord[] {
  return normalizedWords(text, locale).map((word) => ({
    word,
    ...(speaker !== undefined && { speaker }),
  }));
}

/** Any name will do: which voice is which speaker of the reference is found out by the words. */
function voiceOf({ channel, speaker }: Omit<EvaluatedPhrase, 'id'>): string {
  return speaker === undefined ? `channel ${channel}` : `channel ${channel}, speaker ${speaker}`;
}
