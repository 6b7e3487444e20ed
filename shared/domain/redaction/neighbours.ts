import { plainWords } from '../plain-words';
import type { Phrase, Transcript } from '../transcript';
import { textsOf, type Form } from './forms';
import type { Before, Unit } from './stream';

/** After so long a silence of a voice nothing goes on (ms): time enough to look for a card. */
const CUT_OFF_MS = 30_000;

/** How many phrases before one tell what a number is. */
const PHRASES_BEFORE = 2;

/** What anybody says before a phrase. */
export function beforeIn({ phrases }: Transcript): Before {
  const known = new Map<number, readonly string[]>();
  return (phrase) => {
    const words =
      known.get(phrase) ??
      phrases
        .slice(Math.max(0, phrase - PHRASES_BEFORE), phrase)
        .flatMap(({ text }) => plainWords(text));
    known.set(phrase, words);
    return words;
  };
}

/** Places of phrases by voice. */
export function byVoice({ phrases }: Transcript): number[][] {
  const voices = new Map<string, number[]>();
  phrases.forEach(({ channel, speaker }, at) => {
    const voice = `${channel}/${speaker ?? ''}`;
    const own = voices.get(voice) ?? [];
    own.push(at);
    voices.set(voice, own);
  });
  return [...voices.values()];
}

/** Phrases one after another in one form. */
export function unitsOf(transcript: Transcript, places: readonly number[], form: Form): Unit[] {
  const units: Unit[] = [];
  let before: Phrase | undefined;
  for (const place of places) {
    const phrase = transcript.phrases[place];
    if (!phrase) continue;
    const silence = before ? phrase.offsetMs - before.offsetMs - before.durationMs : 0;
    const locale = phrase.locale ?? transcript.locale;
    textsOf(phrase, form, place).forEach((text, index) =>
      units.push({ ...text, phrase: place, locale, isCutOff: index === 0 && silence > CUT_OFF_MS }),
    );
    before = phrase;
  }
  return units;
}
