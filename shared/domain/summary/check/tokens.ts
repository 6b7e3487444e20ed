import type { LanguagePack } from '../language';

/** A word or a number of a text. */
export interface Token {
  /** As written. */
  readonly text: string;
  readonly lower: string;
  /** Stem of the base form; the same for all inflections. */
  readonly stem: string;
  /** Digits, with their points and commas. */
  readonly isNumber: boolean;
  /** Nothing but spaces, hyphens or an apostrophe stands before it and its predecessor. */
  readonly isAdjacent: boolean;
  /** The first word of a sentence, where every word has a capital. */
  readonly startsSentence: boolean;
  /** Counted from 0. */
  readonly sentence: number;
  readonly clause: number;
}

/** Numbers with points and commas inside; letters apart from digits ("3rd", "DX5519"). */
const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[$€£¥]/gu;
const SENTENCE_END = /[.!?…;]["'”’)]*(?=\s|$)|\n/u;
const ABBREVIATION = /(?:^|\s)(?:mr|mrs|ms|dr|prof|st|nr|hr|fr)\.$/iu;
const ONLY_SPACE = /^[\s\-–'’]*$/u;
const SYMBOLS = '$€£¥';

/** Cuts a text into its words and numbers, each with its place among sentences and clauses. */
export function tokensOf(given: string, language: LanguagePack): Token[] {
  // "No. 16" denies nothing.
  const text = given.replaceAll(/\bno\.\s?(?=\d)/giu, 'number ');
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const isEnd =
      tokens.length > 0 &&
      SENTENCE_END.test(`${between} `) &&
      !ABBREVIATION.test(text.slice(Math.max(0, end - 6), end) + between.trimEnd());
    if (isEnd) sentence += 1;
    if (isEnd || /[,:]/u.test(between)) clause += 1;
    const written = match[0];
    const lower = written.toLowerCase().replaceAll('’', "'");
    tokens.push({
      text: written,
      lower,
      stem: stemOf(lower, language),
      isNumber: /^\p{N}/u.test(written),
      isAdjacent: tokens.length > 0 && ONLY_SPACE.test(between),
      startsSentence: tokens.length === 0 || isEnd || /[:"“«]/u.test(between),
      sentence,
      clause,
    });
    end = match.index + written.length;
  }
  return tokens;
}

/** The stem of the base form of a word in lower case. */
export function stemOf(lower: string, language: LanguagePack): string {
  const bare = lower.replace(/'s$|'$/u, '').replace(/^[cdjlmnstqu]+'(?=\p{L}{2})/u, '');
  const base = language.irregular.get(bare) ?? bare;
  return SYMBOLS.includes(base) ? base : language.stem(base);
}

/** Whether a token turns what follows into its opposite. */
export function isNegator(token: Token, language: LanguagePack): boolean {
  return (
    language.negators.has(token.lower) || (language.code === 'en' && /n't$/u.test(token.lower))
  );
}
