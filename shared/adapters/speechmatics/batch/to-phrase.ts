import type { UnnumberedPhrase } from '../../../domain/transcript';
import type { Told } from './leftovers';
import { msOf, placeOf } from './times';
import { toDisplay } from './to-display';
import { isMark } from './to-stretches';
import { toWords } from './to-words';
import type { WireResult } from './wire-transcript';

/** Nobody in particular. */
export const UNKNOWN_SPEAKER = 'UU';

/** What the transcript as a whole says about its phrases. */
export interface Reading {
  /** Between words: a blank, or nothing. */
  readonly delimiter: string;
  /** That was asked for; absent where it was identified. */
  readonly language?: string;
  /** What it says of who speaks where it does not know: `UU`, and nothing where channels are told apart. */
  readonly nobody: string | undefined;
  /** Counted from 0. */
  channelOf(label: string | undefined): number;
  /** Of a language that was identified. */
  localeOf(language: string): string;
}

/** A phrase of ours; `results` are those of one stretch (see to-stretches.ts). */
export function toPhrase(results: readonly WireResult[], reading: Reading): UnnumberedPhrase {
  const [first] = results;
  const told: Told = {
    language: reading.language ?? first?.alternatives[0]?.language,
    speaker: first?.alternatives[0]?.speaker,
  };
  const spoken = results.filter((result) => !isMark(result));
  const words = spoken.flatMap((result) => toWords(result, told));
  const { text, displayWords } = toDisplay(results, reading.delimiter, told);
  const confidence = meanOf(words.flatMap((word) => word.confidence ?? []));
  const isIdentified = reading.language === undefined && told.language !== undefined;
  return {
    channel: reading.channelOf(first?.channel),
    ...toSpeaker(told.speaker, reading.nobody),
    ...(isIdentified && { locale: reading.localeOf(told.language ?? '') }),
    ...placeOf(first?.start_time ?? 0, Math.max(...results.map((result) => result.end_time))),
    recognized: true,
    text,
    lexical: words.map((word) => word.text).join(reading.delimiter),
    ...(confidence !== undefined && { confidence }),
    words,
    displayWords,
  };
}

/** A label of another kind than `S1`, and none where one belongs, are kept as they came. */
function toSpeaker(
  label: string | undefined,
  nobody: string | undefined,
): Pick<UnnumberedPhrase, 'speaker' | 'morePhrase'> {
  const number = /^S([1-9]\d{0,3})$/.exec(label ?? '')?.[1];
  if (number !== undefined) return { speaker: Number(number) };
  return label === nobody ? {} : { morePhrase: { speaker: label ?? null } };
}

/** The service rates words; a phrase is as sure as its words are on average. */
function meanOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e4) / 1e4;
}

/** The end of the last thing that was said, in milliseconds. */
export function endOf(results: readonly WireResult[]): number {
  return results.reduce((latest, { end_time }) => Math.max(latest, msOf(end_time)), 0);
}
