import type { RecognizedPhrase, RecognizedWord } from '../../speech/engine';
import { endsSentence } from './sentence-end';

/** A word with everything that decides which phrase it belongs to. Positions are samples at 16 kHz. */
export interface TranscriptWord {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly channel: number;
  readonly speaker?: number;
  readonly locale?: string;
}

const SAMPLES_PER_MS = 16;
/** A pause that ends a phrase: 0.8 s. */
const PAUSE = 800 * SAMPLES_PER_MS;
/** A phrase longer than this ends at the next small pause: 20 s and 0.2 s. */
const LONG = 20_000 * SAMPLES_PER_MS;
const SMALL_PAUSE = 200 * SAMPLES_PER_MS;

/**
 * Joins words into phrases: one sentence, one speaker and one language each, cut at long pauses.
 *
 * @param words of one channel, in the order of time
 * @param durationMs of the recording: nothing may lie beyond it
 */
export function buildPhrases(
  words: readonly TranscriptWord[],
  durationMs: number,
): RecognizedPhrase[] {
  const phrases: TranscriptWord[][] = [];
  for (const word of words) {
    const open = phrases.at(-1);
    if (open && belongsTo(open, word)) open.push(word);
    else phrases.push([word]);
  }
  return phrases.map((phrase) => toPhrase(phrase, durationMs));
}

function belongsTo(phrase: readonly TranscriptWord[], word: TranscriptWord): boolean {
  const first = phrase[0];
  const last = phrase.at(-1);
  if (!first || !last) return true;
  if (word.speaker !== last.speaker || word.locale !== last.locale) return false;
  const pause = word.start - last.end;
  if (pause >= PAUSE) return false;
  if (last.end - first.start >= LONG && pause >= SMALL_PAUSE) return false;
  return !endsSentence(last.text, word.text);
}

function toPhrase(words: readonly TranscriptWord[], durationMs: number): RecognizedPhrase {
  const first = words[0];
  if (!first) throw new Error('A phrase has at least one word.');
  const recognized = words.map((word) => toRecognizedWord(word, durationMs));
  const offsetMs = recognized[0]?.offsetMs ?? 0;
  const last = recognized.at(-1);
  const endMs = last ? last.offsetMs + last.durationMs : offsetMs;
  return {
    channel: first.channel,
    ...(first.speaker === undefined ? {} : { speaker: first.speaker }),
    ...(first.locale === undefined ? {} : { locale: first.locale }),
    offsetMs,
    durationMs: endMs - offsetMs,
    confidence: round(words.reduce((sum, word) => sum + word.confidence, 0) / words.length),
    text: words.map((word, i) => (i > 0 && word.spaceBefore ? ' ' : '') + word.text).join(''),
    words: recognized,
  };
}

function toRecognizedWord(word: TranscriptWord, durationMs: number): RecognizedWord {
  const toMs = (samples: number) => Math.min(Math.round(samples / SAMPLES_PER_MS), durationMs);
  const offsetMs = toMs(Math.max(0, word.start));
  return {
    text: word.text,
    offsetMs,
    durationMs: Math.max(0, toMs(word.end) - offsetMs),
    confidence: round(word.confidence),
  };
}

const round = (confidence: number) => Math.round(confidence * 10_000) / 10_000;
