import { normalizedWords } from '../../evaluate/normalize';

/** A word as it is compared, with its time from the start of the recording. */
export interface TimedWord {
  readonly word: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface Stretch {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** A phrase of a transcript, as far as its words and their times go. */
export interface TimedPhrase extends Stretch {
  readonly words?: readonly Stretch[] | undefined;
  readonly displayWords?: readonly Stretch[] | undefined;
}

/**
 * The words of a transcript as they are compared (docs/evaluate.md: normalization), phrase by
 * phrase. A comparable word need not be one of the service's ("two hundred and five" is 205), so its
 * time is that of the place where it stands among the characters of its phrase.
 */
export function timedWords(phrases: readonly TimedPhrase[], locale: string): TimedWord[] {
  return phrases.flatMap((phrase) => {
    const words = normalizedWords(phrase.text, locale);
    const places = new Places(stretchesOf(phrase));
    const characters = words.reduce((sum, { length }) => sum + length, 0);
    let before = 0;
    return words.map((word): TimedWord => {
      const startMs = places.at(before / characters);
      before += word.length;
      return { word, startMs, endMs: places.at(before / characters) };
    });
  });
}

/** Display words stand for the text that is compared; a service without word times has the phrase's. */
function stretchesOf(phrase: TimedPhrase): readonly Stretch[] {
  const { words = [], displayWords = [] } = phrase;
  if (displayWords.length > 0) return displayWords;
  return words.length > 0 ? words : [phrase];
}

/** When which part of the characters was said. */
class Places {
  private readonly characters: number;

  constructor(private readonly stretches: readonly Stretch[]) {
    this.characters = stretches.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** @param part 0 to 1 of all characters */
  at(part: number): number {
    let left = part * this.characters;
    for (const { text, offsetMs, durationMs } of this.stretches) {
      if (left <= text.length) {
        return Math.round(offsetMs + durationMs * (text.length === 0 ? 0 : left / text.length));
      }
      left -= text.length;
    }
    const last = this.stretches.at(-1);
    return last ? Math.round(last.offsetMs + last.durationMs) : 0;
  }
}
