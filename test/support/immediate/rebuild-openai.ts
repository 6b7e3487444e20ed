import type { Phrase, Transcript, Word } from '../../../shared/domain/transcript';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** Which of the service's lists an answer has. */
interface Shape {
  readonly duration: boolean;
  readonly segments: boolean;
  readonly words: boolean;
  readonly wordsInSegments: boolean;
}

/** The answer of `audio/transcriptions`, made of nothing but our transcript and its form. */
export function rebuiltOpenAi({ durationMs, phrases, origin }: Transcript, shape: Shape): object {
  if (!origin) throw new Error('A transcript of the service says where it comes from.');
  const joined = phrases.map(({ text }) => text).join(' ');
  return {
    ...(shape.duration && { duration: durationMs / 1000 }),
    text: origin.channels[0]?.text ?? joined,
    ...(shape.segments && {
      segments: phrases.map((phrase, index) => segment(phrase, index, shape)),
    }),
    ...(shape.words && { words: phrases.flatMap(({ words = [] }) => words.map(word)) }),
    ...origin.more,
  };
}

function segment(phrase: Phrase, index: number, shape: Shape): object {
  const { text, words = [], speaker, more, morePhrase, ...time } = phrase;
  const isDiarized = speaker !== undefined;
  return {
    ...(isDiarized && {
      type: 'transcript.text.segment',
      speaker: String.fromCharCode(64 + speaker),
    }),
    id: isDiarized ? `seg_${index + 1}` : index,
    ...placed(time),
    text,
    ...(shape.wordsInSegments && { words: words.map(word) }),
    ...more,
    ...morePhrase,
  };
}

function word({ text, confidence, more, ...time }: Word): object {
  return {
    word: text,
    ...placed(time),
    ...(confidence !== undefined && { probability: confidence }),
    ...more,
  };
}

function placed({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }) {
  return { start: offsetMs / 1000, end: (offsetMs + durationMs) / 1000 };
}

/**
 * An answer without what says nothing: blanks around words and segments, fields that are null, and
 * decimals of seconds beyond a tenth of a microsecond, which are the dust of binary fractions.
 */
export function withoutDust(value: Json, field = ''): Json {
  if (['start', 'end', 'duration'].includes(field)) return Math.round(Number(value) * 1e7) / 1e7;
  if (typeof value === 'string') return field === 'word' || field === 'text' ? value.trim() : value;
  if (Array.isArray(value)) return value.map((inner) => withoutDust(inner));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutDust(inner, name)]));
}

export function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
