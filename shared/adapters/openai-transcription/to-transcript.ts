import type { ProviderTranscript } from '../../domain/provider';
import type { UnnumberedPhrase, Word } from '../../domain/transcript';
import { moreOf } from '../../domain/transcript';
import type { KeptAnswer } from '../transcribers/kept-answer';
import { speakersOf } from './speakers';
import type { WireSegment, WireTranscription, WireWord } from './wire';
import { isToldBySegments, wordsOfSegments } from './words-of-segments';

/** An answer of `audio/transcriptions` in our terms, with all that it says. */
export function toProviderTranscript(
  kept: Pick<KeptAnswer, 'source' | 'createdAt' | 'durationMs'>,
  wire: WireTranscription,
): ProviderTranscript {
  const durationMs = durationOf(kept, wire);
  const phrases = toPhrases(wire, durationMs);
  const joined = phrases.map(({ text }) => text).join(' ');
  return {
    durationMs,
    channels: 1,
    phrases,
    origin: {
      source: kept.source,
      createdAt: kept.createdAt,
      // The audio is mixed. Its text only where it is not that of the phrases one after another.
      channels: [{ channel: 0, ...(wire.text.trim() !== joined && { text: wire.text }) }],
      ...moreOf('more', wire, (field, value) => {
        if (field === 'words') return isToldBySegments(wire);
        return FIELDS.has(field) || value === null;
      }),
    },
  };
}

const FIELDS: ReadonlySet<string> = new Set(['text', 'duration', 'segments']);

/** As the answer says, else the file, else the bill, else the last word. */
function durationOf(
  { durationMs }: Pick<KeptAnswer, 'durationMs'>,
  { duration, usage, segments }: WireTranscription,
): number {
  if (duration !== undefined) return msOf(Number(duration));
  if (durationMs !== undefined) return durationMs;
  if (usage?.seconds !== undefined) return msOf(usage.seconds);
  return msOf((segments ?? []).reduce((most, { end }) => Math.max(most, end), 0));
}

/** A model that gives no times has one phrase, as long as the recording. */
function toPhrases(wire: WireTranscription, durationMs: number): UnnumberedPhrase[] {
  const segments = wire.segments ?? [];
  const words = wire.words ?? [];
  if (segments.length > 0) {
    const speakers = speakersOf(segments);
    const shared = wordsOfSegments(segments, words);
    return segments.map((segment, index) =>
      toPhrase(segment, { own: shared[index] ?? [], index, speakers }),
    );
  }
  const text = onOneLine(wire.text);
  if (text === '') return [];
  return [{ channel: 0, offsetMs: 0, durationMs, recognized: true, text, ...wordsIn(words) }];
}

interface Beside {
  readonly own: readonly WireWord[];
  readonly index: number;
  readonly speakers: ReturnType<typeof speakersOf>;
}

function toPhrase(wire: WireSegment, { own, index, speakers }: Beside): UnnumberedPhrase {
  const text = onOneLine(wire.text);
  const speaker = wire.speaker === undefined ? undefined : speakers.numberOf(wire.speaker);
  return {
    channel: 0,
    ...(speaker !== undefined && { speaker }),
    ...placeOf(wire),
    recognized: true,
    text,
    ...wordsIn(own),
    ...moreOf('more', wire, (field) => field !== 'text' || wire.text.trim() === text),
    ...moreOf('morePhrase', wire, (field, value) => {
      if (field === 'id') return value === index || value === `seg_${index + 1}`;
      if (field === 'type') return value === 'transcript.text.segment';
      if (field === 'speaker') return speakers.isUsual(wire.speaker);
      return PLACED.has(field) || value === null;
    }),
  };
}

const PLACED: ReadonlySet<string> = new Set(['start', 'end', 'text', 'words']);

/** As they were said: Whisper's words have no punctuation of their own, those of some servers do. */
function wordsIn(words: readonly WireWord[]): { words?: Word[] } {
  return words.length === 0 ? {} : { words: words.map(toWord) };
}

function toWord(wire: WireWord): Word {
  return {
    text: wire.word.trim(),
    ...placeOf(wire),
    ...(wire.probability !== undefined && { confidence: wire.probability }),
    ...moreOf('more', wire, (field) => WORD_FIELDS.has(field)),
  };
}

const WORD_FIELDS: ReadonlySet<string> = new Set(['word', 'start', 'end', 'probability']);

function placeOf({ start, end }: { start: number; end: number }) {
  const offsetMs = Math.max(0, msOf(start));
  return { offsetMs, durationMs: Math.max(0, msOf(end) - offsetMs) };
}

/** Seconds in milliseconds, to a tenth of a microsecond: what is finer is the dust of binary fractions. */
function msOf(seconds: number): number {
  return Math.round(seconds * 1e7) / 1e4;
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
