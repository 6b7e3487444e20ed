import { speakerLabel, type Phrase, type Transcript } from '../transcript';
import { breakAfter, toLine, type Piece } from './lines';
import { tokensOf, type Token } from './tokens';

/** What is shown at once: two lines of so many columns, as broadcasters have it, for some seconds. */
export const MOST_COLUMNS = 42;
const LONGEST_MS = 7000;

/** What is shown for less can't be read; it stays longer where the same voice goes on later. */
const SHORTEST_MS = 1000;

/** A pause after which the next words are a cue of their own. */
const PAUSE_MS = 2000;

/** A subtitle: a phrase, or a part of a long one. */
export interface Cue {
  /** The phrase's id, with the number of the part after the first: `p12`, `p12.2`. */
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly label?: string;
  readonly lines: readonly string[];
}

export interface CueOptions {
  /** Whether the name of the speaker stands in the text and takes its room. */
  readonly labelled: boolean;
}

/**
 * All that was said as subtitles, in order of their beginning; those of different voices may overlap
 * as the voices do. Times are whole milliseconds, every cue has some.
 */
export function toCues(transcript: Transcript, { labelled }: CueOptions): Cue[] {
  const cues = transcript.phrases
    .filter((phrase) => phrase.text.trim() !== '')
    .flatMap((phrase) => cuesOf(phrase, speakerLabel(transcript, phrase), labelled));
  return readable(cues.toSorted((one, other) => one.startMs - other.startMs));
}

function cuesOf(phrase: Phrase, label: string | undefined, labelled: boolean): Cue[] {
  const lead = labelled && label !== undefined ? `${label}:` : undefined;
  const groups = grouped(tokensOf(phrase, MOST_COLUMNS), lead);
  return groups.map((group, index) => {
    const startMs = Math.max(0, Math.round(group[0]?.startMs ?? phrase.offsetMs));
    return {
      id: index === 0 ? phrase.id : `${phrase.id}.${index + 1}`,
      startMs,
      endMs: Math.max(startMs + 1, Math.round(lastEnd(group))),
      ...(label !== undefined && { label }),
      lines: linesOf(group, lead),
    };
  });
}

/** Words of a channel are in order, but a recognizer's times need not be. */
function lastEnd(group: readonly Token[]): number {
  return group.reduce((end, token) => Math.max(end, token.endMs), 0);
}

/** As many words as go together, cut after the end of a sentence or clause where there is one. */
function grouped(tokens: readonly Token[], lead: string | undefined): Token[][] {
  const groups: Token[][] = [];
  let rest = [...tokens];
  while (rest.length > 0) {
    const fitting = howManyFit(rest, lead);
    const count = fitting === rest.length ? fitting : goodEnd(rest, fitting);
    groups.push(rest.slice(0, count));
    rest = rest.slice(count);
  }
  return groups;
}

/** At least one: a single word may be longer than any bound. */
function howManyFit(tokens: readonly Token[], lead: string | undefined): number {
  const startMs = tokens[0]?.startMs ?? 0;
  let count = 1;
  while (count < tokens.length) {
    const token = tokens[count];
    const before = tokens[count - 1];
    if (!token || !before) break;
    if (token.startMs - before.endMs > PAUSE_MS || token.endMs - startMs > LONGEST_MS) break;
    if (breakAfter(piecesOf(tokens.slice(0, count + 1), lead), MOST_COLUMNS) === undefined) break;
    count += 1;
  }
  return count;
}

/** Not before half of what fits: many small cues are as hard to read as a full one. */
function goodEnd(tokens: readonly Token[], fitting: number): number {
  for (const mark of [/[.?!…。？！]["'”’)]*$/, /[,;:，；：、–]$/]) {
    for (let count = fitting; count > fitting / 2; count -= 1) {
      if (mark.test(tokens[count - 1]?.text ?? '')) return count;
    }
  }
  return fitting;
}

/** A name may be longer than a line; it is not cut. */
function linesOf(tokens: readonly Token[], lead: string | undefined): string[] {
  const pieces = piecesOf(tokens, lead);
  const at = breakAfter(pieces, MOST_COLUMNS) ?? 1;
  return at === 0 ? [toLine(pieces)] : [toLine(pieces.slice(0, at)), toLine(pieces.slice(at))];
}

function piecesOf(tokens: readonly Token[], lead: string | undefined): Piece[] {
  const words = tokens.map(({ text, apart }, index) => ({ text, apart: index === 0 || apart }));
  return lead === undefined ? words : [{ text: lead, apart: true }, ...words];
}

/** Short cues stay until they can be read, unless the same voice goes on before. */
function readable(cues: readonly Cue[]): Cue[] {
  const next = new Map<string, number>();
  return cues
    .toReversed()
    .map((cue) => {
      const voice = cue.label ?? '';
      const goesOnMs = next.get(voice) ?? Infinity;
      next.set(voice, cue.startMs);
      const readableMs = Math.min(cue.startMs + SHORTEST_MS, goesOnMs);
      return { ...cue, endMs: Math.max(cue.endMs, readableMs) };
    })
    .toReversed();
}
