import type { PlacedWord } from '../words/place-words';
import { endsSentence } from '../words/sentence-end';

/** Words in a row, short enough that a voice hardly changes within them. */
export interface SpeakingUnit {
  readonly words: readonly PlacedWord[];
  readonly start: number;
  readonly end: number;
  /** Whether it goes on from the unit before without a pause or the end of a sentence. */
  readonly goesOn: boolean;
}

/** Speakers change at pauses, even short ones, and at ends of sentences: 0.3 s. */
const PAUSE = 4_800;
/** A voice is known after this long: 3 s. */
const LONGEST = 48_000;

/** Divides words of one piece, in order, into units to listen to. */
export function speakingUnits(words: readonly PlacedWord[]): SpeakingUnit[] {
  const units: { words: PlacedWord[]; goesOn: boolean }[] = [];
  for (const word of words) {
    const open = units.at(-1);
    const goesOn = open !== undefined && continues(open.words, word);
    if (open && goesOn && word.end - (open.words[0]?.start ?? 0) <= LONGEST) open.words.push(word);
    else units.push({ words: [word], goesOn });
  }
  return units.map((unit) => ({
    ...unit,
    start: unit.words[0]?.start ?? 0,
    end: unit.words.at(-1)?.end ?? 0,
  }));
}

function continues(words: readonly PlacedWord[], next: PlacedWord): boolean {
  const last = words.at(-1);
  return last !== undefined && next.start - last.end < PAUSE && !endsSentence(last.text, next.text);
}
