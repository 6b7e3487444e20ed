import { atomsOf, type Atom, type Reading } from './atoms';
import type { RedactionKind } from './kinds';
import { tokensOf, type Token } from './tokens';

/** A piece of text that is searched together with those that follow it. */
export interface Unit {
  readonly text: string;
  /** Place of its phrase in the transcript. */
  readonly phrase: number;
  /** BCP-47. */
  readonly locale: string;
  /** A longer silence lies before it: no number goes on across it. */
  readonly isCutOff: boolean;
  /** Where the text goes back to. */
  readonly place: string;
}

/** What was found: a kind, and the tokens from the first to the last. */
export interface Finding {
  readonly kind: RedactionKind;
  readonly from: number;
  readonly to: number;
}

/** Texts of one voice, one after another, in one form. */
export interface Stream {
  readonly units: readonly Unit[];
  readonly tokens: readonly Token[];
  readonly atoms: (reading: Reading) => readonly Atom[];
  readonly unitOf: (token: number) => Unit | undefined;
  /** Plain words said before a token, the nearest last: of this voice's own phrase and of what anybody said before that. */
  readonly wordsBefore: (token: number) => readonly string[];
}

/** What is said by anybody before a phrase, as plain words; the nearest last. */
export type Before = (phrase: number) => readonly string[];

const MOST_WORDS_BEFORE = 40;

export function streamOf(units: readonly Unit[], before: Before): Stream {
  const tokens = units.flatMap((unit, index) => tokensOf(unit.text, index));
  const languages = units.map(({ locale }) => locale.slice(0, 2).toLowerCase());
  const read: Partial<Record<Reading, readonly Atom[]>> = {};
  const unitOf = (at: number) => units[tokens[at]?.unit ?? -1];
  return {
    units,
    tokens,
    unitOf,
    atoms: (reading) =>
      (read[reading] ??= atomsOf(tokens, (unit) => languages[unit] ?? '', reading)),
    wordsBefore(token) {
      const phrase = unitOf(token)?.phrase ?? -1;
      const own: string[] = [];
      for (let at = token - 1; at >= 0 && own.length < MOST_WORDS_BEFORE; at -= 1) {
        if (unitOf(at)?.phrase !== phrase) break;
        own.push(tokens[at]?.plain ?? '');
      }
      return [...before(phrase), ...own.toReversed()];
    },
  };
}
