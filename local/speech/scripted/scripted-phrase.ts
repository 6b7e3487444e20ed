import type { RecognitionRequest, RecognizedPhrase, RecognizedWord } from '../engine';

/** One phrase of a script; what is left out is filled in. */
export interface ScriptedPhrase {
  readonly text: string;
  /** Default 0. */
  readonly channel?: number;
  /** Counted from 1; default 1. Only heard when diarization is asked for. */
  readonly speaker?: number;
  /** Only heard when languages are identified; by default the locale of the request. */
  readonly locale?: string;
  /** By default 250 ms after the phrase before. */
  readonly offsetMs?: number;
  /** By default 350 ms per word. */
  readonly durationMs?: number;
  /** Default 0.92. */
  readonly confidence?: number;
}

const PAUSE_MS = 250;
const WORD_MS = 350;
const CONFIDENCE = 0.92;

/** Lays phrases out in time; words share the time of their phrase equally. */
export function toRecognizedPhrases(
  phrases: readonly ScriptedPhrase[],
  request: Pick<RecognitionRequest, 'locale' | 'candidateLocales' | 'diarization'>,
): RecognizedPhrase[] {
  let end = 0;
  const laidOut = phrases.map((phrase): RecognizedPhrase => {
    const texts = phrase.text.split(/\s+/).filter((text) => text !== '');
    const offsetMs = phrase.offsetMs ?? end + PAUSE_MS;
    const durationMs = phrase.durationMs ?? texts.length * WORD_MS;
    const confidence = phrase.confidence ?? CONFIDENCE;
    end = offsetMs + durationMs;
    return {
      channel: phrase.channel ?? 0,
      ...(request.diarization && { speaker: phrase.speaker ?? 1 }),
      ...(request.candidateLocales && { locale: phrase.locale ?? request.locale }),
      offsetMs,
      durationMs,
      confidence,
      text: phrase.text,
      words: toWords(texts, offsetMs, durationMs, confidence),
    };
  });
  return laidOut.sort((one, other) => one.offsetMs - other.offsetMs);
}

function toWords(
  texts: readonly string[],
  offsetMs: number,
  durationMs: number,
  confidence: number,
): RecognizedWord[] {
  const start = (index: number) => offsetMs + Math.round((durationMs * index) / texts.length);
  return texts.map((text, index) => ({
    text,
    offsetMs: start(index),
    durationMs: start(index + 1) - start(index),
    confidence,
  }));
}
