import { withoutQuery } from '../../domain/source-url';
import type { Alternative, UnnumberedPhrase, Word } from '../../domain/transcript';
import type { ProviderTranscript } from '../../domain/provider';
import type { WirePhrase, WireReading, WireTranscription } from './wire';

const TICKS_PER_MS = 10_000;

/** One result file in our terms. `nBest[0]` is the chosen reading though confidences are not sorted. */
export function toProviderTranscript(wire: WireTranscription): ProviderTranscript {
  const channels = [...wire.combinedRecognizedPhrases, ...wire.recognizedPhrases].map(
    (phrase) => (phrase.channel ?? 0) + 1,
  );
  return {
    source: withoutQuery(wire.source),
    durationMs: milliseconds(wire.durationInTicks, wire.durationMilliseconds),
    channels: Math.max(1, ...channels),
    phrases: wire.recognizedPhrases.map(toPhrase),
  };
}

function toPhrase(wire: WirePhrase): UnnumberedPhrase {
  const [chosen, ...others] = wire.nBest;
  return {
    channel: wire.channel,
    ...(wire.speaker !== undefined && { speaker: wire.speaker }),
    ...(wire.locale !== undefined && { locale: wire.locale }),
    offsetMs: milliseconds(wire.offsetInTicks, wire.offsetMilliseconds),
    durationMs: milliseconds(wire.durationInTicks, wire.durationMilliseconds),
    recognized: wire.recognitionStatus === 'Success',
    ...(chosen ? toReading(chosen) : { text: '' }),
    ...(others.length > 0 && { alternatives: others.map(toReading) }),
  };
}

function toReading(wire: WireReading): Alternative {
  return {
    text: (wire.display ?? wire.lexical ?? '').replace(/\s*\n\s*/g, ' ').trim(),
    ...(wire.lexical !== undefined && { lexical: wire.lexical }),
    ...(wire.itn !== undefined && { itn: wire.itn }),
    ...(wire.maskedITN !== undefined && { maskedItn: wire.maskedITN }),
    ...(wire.confidence !== undefined && { confidence: wire.confidence }),
    ...(wire.words && { words: wire.words.map((word) => toWord(word.word, word)) }),
    ...(wire.displayWords && {
      displayWords: wire.displayWords.map((word) => toWord(word.displayText, word)),
    }),
  };
}

interface Timed {
  readonly offsetInTicks?: number | undefined;
  readonly offsetMilliseconds?: number | undefined;
  readonly durationInTicks?: number | undefined;
  readonly durationMilliseconds?: number | undefined;
  readonly confidence?: number | undefined;
}

function toWord(text: string, wire: Timed): Word {
  return {
    text,
    offsetMs: milliseconds(wire.offsetInTicks, wire.offsetMilliseconds),
    durationMs: milliseconds(wire.durationInTicks, wire.durationMilliseconds),
    ...(wire.confidence !== undefined && { confidence: wire.confidence }),
  };
}

/** Ticks (100 ns, sometimes sent as floats) are exact; a word's time may be negative in the schema, never in ours. */
function milliseconds(ticks: number | undefined, ms: number | undefined): number {
  return Math.max(0, Math.round(ticks === undefined ? (ms ?? 0) : ticks / TICKS_PER_MS));
}
