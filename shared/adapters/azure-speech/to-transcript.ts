import type { ProviderTranscript } from '../../domain/provider';
import { withoutQuery } from '../../domain/source-url';
import {
  moreOf,
  type Alternative,
  type UnnumberedPhrase,
  type Word,
} from '../../domain/transcript';
import { isToldByTimes, msOf, placeOf } from './times';
import { toOrigin } from './to-origin';
import type { WireHead, WirePhrase, WireReading, WireTime } from './wire';

/** One result file in our terms; `phrases` are its own, in its order. */
export function toProviderTranscript(
  head: WireHead,
  phrases: readonly UnnumberedPhrase[],
): ProviderTranscript {
  const durationMs = msOf(head.durationInTicks, head.durationMilliseconds, head.duration);
  const channels = [...head.combinedRecognizedPhrases, ...phrases].map(
    ({ channel = 0 }) => channel + 1,
  );
  return {
    source: withoutQuery(head.source),
    durationMs,
    channels: channels.reduce((most, count) => Math.max(most, count), 1),
    phrases,
    origin: toOrigin(head, phrases, durationMs),
  };
}

/** `nBest[0]` is the chosen reading though confidences are not sorted. */
export function toPhrase(wire: WirePhrase): UnnumberedPhrase {
  const [chosen, ...others] = wire.nBest;
  const place = placeOf(wire);
  const speaker = wire.speaker ?? chosen?.speaker;
  return {
    channel: wire.channel,
    ...(speaker !== undefined && { speaker }),
    ...(wire.locale !== undefined && { locale: wire.locale }),
    ...place,
    recognized: wire.recognitionStatus === 'Success',
    ...(chosen ? toReading(chosen) : { text: '' }),
    ...(others.length > 0 && { alternatives: others.map(toReading) }),
    ...moreOf('morePhrase', wire, (field, value) => {
      if (field === 'recognitionStatus') return value === 'Success' || value === 'Failure';
      return PHRASE_FIELDS.has(field) || isToldByTimes(field, value, place);
    }),
  };
}

const PHRASE_FIELDS: ReadonlySet<string> = new Set(['channel', 'speaker', 'locale', 'nBest']);

function toReading(wire: WireReading): Alternative {
  const text = (wire.display ?? wire.lexical ?? '').replace(/\s*\n\s*/g, ' ').trim();
  return {
    text,
    ...(wire.lexical !== undefined && { lexical: wire.lexical }),
    ...(wire.itn !== undefined && { itn: wire.itn }),
    ...(wire.maskedITN !== undefined && { maskedItn: wire.maskedITN }),
    ...(wire.confidence !== undefined && { confidence: wire.confidence }),
    ...(wire.words && { words: wire.words.map((word) => toWord(word.word, word)) }),
    ...(wire.displayWords && {
      displayWords: wire.displayWords.map((word) => toWord(word.displayText, word)),
    }),
    ...moreOf('more', wire, (field, value) =>
      field === 'display' ? value === text : READING_FIELDS.has(field),
    ),
  };
}

const READING_FIELDS: ReadonlySet<string> = new Set([
  'lexical',
  'itn',
  'maskedITN',
  'confidence',
  'words',
  'displayWords',
]);

function toWord(text: string, wire: WireTime & { readonly confidence?: number }): Word {
  const place = placeOf(wire);
  return {
    text,
    ...place,
    ...(wire.confidence !== undefined && { confidence: wire.confidence }),
    ...moreOf(
      'more',
      wire,
      (field, value) =>
        field === 'word' ||
        field === 'displayText' ||
        field === 'confidence' ||
        isToldByTimes(field, value, place),
    ),
  };
}
