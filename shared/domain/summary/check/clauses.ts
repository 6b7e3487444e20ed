import type { LanguagePack } from '../language';
import type { IndexedPhrase } from './indexed';
import { isNegator, type Token } from './tokens';

const CLAUSE_WORDS = new Set([
  'but',
  'because',
  'so',
  'and',
  'until',
  'since',
  'although',
  'aber',
  'weil',
  'mais',
  'pero',
]);

/** "… arrived, but the suitcase did not": the last clause denies what one before it says. */
export function endsInDenial(clauses: readonly Clause[], language: LanguagePack): boolean {
  const last = clauses.at(-1);
  const end = last?.at(-1);
  return clauses.length > 1 && end !== undefined && isNegator(end, language);
}

/** Words that belong together. */
export type Clause = readonly Token[];

/** A part of what the evidence says. */
export interface SaidClause {
  readonly tokens: Clause;
  /** It is a question that was answered with no. */
  readonly isDenied: boolean;
}

/** The parts of a phrase of the evidence. */
export function saidIn(
  phrase: IndexedPhrase,
  evidence: readonly IndexedPhrase[],
  language: LanguagePack,
): SaidClause[] {
  const answer = evidence.find(
    ({ place, voice }) => place === phrase.place + 1 && voice !== phrase.voice,
  );
  const first = answer?.tokens[0];
  const isNo = first !== undefined && isNegator(first, language);
  const isDenied = isNo && phrase.text.trimEnd().endsWith('?');
  return clausesOf(phrase.tokens).map((tokens) => ({ tokens, isDenied }));
}

/** Parts of a text with a verb of their own, as far as commas and conjunctions tell. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Token[][] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    const isNew =
      last === undefined || token.clause !== last.clause || CLAUSE_WORDS.has(token.lower);
    if (isNew) clauses.push([]);
    clauses.at(-1)?.push(token);
    last = token;
  }
  return clauses;
}
