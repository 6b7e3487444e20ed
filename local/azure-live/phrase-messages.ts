import { randomUUID } from 'node:crypto';
import type { LiveFinal, LivePartial } from '../live/engine';
import type { TurnOptions } from './speech-context';

/** Bodies of the messages about what was heard. Times are ticks of 100 ns. */
const TICKS_PER_MS = 10_000;
export const ticks = (ms: number): number => Math.round(ms * TICKS_PER_MS);

const id = () => randomUUID().replaceAll('-', '');

/** Body of `speech.hypothesis`. */
export function hypothesis(partial: LivePartial, options: TurnOptions) {
  return {
    Id: id(),
    Text: lexical(partial.text),
    ...place(partial),
    // Who speaks is known with the phrase.
    ...(options.diarization && { SpeakerId: 'Unknown' }),
  };
}

/** Body of `speech.phrase`. */
export function phrase(final: LiveFinal, options: TurnOptions) {
  return {
    Id: id(),
    RecognitionStatus: 'Success',
    ...place(final),
    ...(options.diarization && { SpeakerId: speakerId(final.speaker) }),
    DisplayText: final.text,
    ...(options.detailed && { NBest: [best(final, options)] }),
    ...(final.locale !== undefined && {
      PrimaryLanguage: { Language: final.locale, Confidence: 'High' },
    }),
  };
}

/** Body of the `speech.phrase` that ends a turn without words. */
export function endOfDictation(offsetMs: number) {
  return { RecognitionStatus: 'EndOfDictation', Offset: ticks(offsetMs), Duration: 0 };
}

/** Body of the `speech.phrase` of a turn that was to hear one phrase and heard none. */
export function noMatch(offsetMs: number) {
  return { RecognitionStatus: 'InitialSilenceTimeout', Offset: ticks(offsetMs), Duration: 0 };
}

function best(final: LiveFinal, { wordTimings }: TurnOptions) {
  const words = lexical(final.text);
  return {
    Confidence: final.confidence,
    Lexical: words,
    ITN: words,
    MaskedITN: words,
    Display: final.text,
    ...(wordTimings && {
      Words: final.words.map((word) => ({
        Word: lexical(word.text),
        Offset: ticks(word.offsetMs),
        Duration: ticks(word.durationMs),
        Confidence: word.confidence,
      })),
    }),
  };
}

const place = ({ offsetMs, durationMs, channel }: LivePartial | LiveFinal) => ({
  Offset: ticks(offsetMs),
  Duration: ticks(durationMs),
  Channel: channel,
});

const speakerId = (speaker: number | undefined) =>
  speaker === undefined ? 'Unknown' : `Guest-${String(speaker)}`;

/** As it is said: lower case, no punctuation at the ends of words. */
function lexical(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu, '').toLowerCase())
    .filter((word) => word !== '')
    .join(' ');
}
