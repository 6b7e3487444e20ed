import type { LanguagePack } from '../language';
import { clausesOf, endsInDenial, saidIn, type Clause, type SaidClause } from './clauses';
import type { IndexedPhrase, IndexedTranscript } from './indexed';
import { isNegator, stemOf, type Token } from './tokens';
import { isContent, has, vocabularyOf } from './words-of';

/** Words behind a negator that it turns around. */
const REACH = 6;
/** Of what a denial is about, so much must be denied in the evidence too. */
const DENIED_SHARE = 0.5;

/** "Not only", "no problem", "not sure whether": nothing is denied. */
const NOTHING_DENIED = new Set(
  'only problem worries just sure rush matter cost charge fee less more later fewer nur'.split(' '),
);
/** What was "supposed to" be is not so. */
const UNREAL = new Set(['supposed', 'should', 'sollte', 'hätte']);

/**
 * Whether a statement says the opposite of its evidence: it denies what the evidence says, says
 * plainly what the evidence denies, or has the opposite of a word.
 *
 * @returns the word that it is about
 */
export function opposite(
  tokens: readonly Token[],
  evidence: readonly IndexedPhrase[],
  { language }: IndexedTranscript,
): string | undefined {
  const said = evidence.flatMap((phrase) => saidIn(phrase, evidence, language));
  const stated = clausesOf(tokens);
  return (
    stated.map((clause) => undenied(clause, said, language)).find((word) => word !== undefined) ??
    (endsInDenial(stated, language) ? [] : stated)
      .map((clause) => denied(clause, said, language))
      .find((word) => word !== undefined) ??
    antonym(tokens, evidence, language)
  );
}

/** What a clause denies and the evidence says. */
function undenied(
  clause: Clause,
  said: readonly SaidClause[],
  language: LanguagePack,
): string | undefined {
  const at = clause.findIndex((token) => isNegator(token, language));
  const negator = clause[at];
  if (!negator || NOTHING_DENIED.has(clause[at + 1]?.lower ?? '')) return undefined;
  const what = clause.slice(at + 1).filter((token) => isContent(token, language));
  if (hasAntonym(what.slice(0, 2), said, language)) return undefined;
  const isDenial = (other: SaidClause) => isNegative(other, negator, what[0], language);
  const content = clause.filter((token) => isContent(token, language));
  let [all, negative, predicate] = [0, 0, false];
  for (const other of said) {
    const vocabulary = vocabularyOf(other.tokens, language);
    const shared = content.filter(({ stem }) => has(vocabulary, stem, language) > 0);
    all += shared.length;
    if (what[0] && shared.includes(what[0])) predicate = true;
    if (isDenial(other)) negative += shared.length;
  }
  if (negative >= all * DENIED_SHARE && negative > 0) return undefined;
  // What is denied is called by another name: then the denial may stand beside it.
  const isElsewhere = all === 0 || (what[0] !== undefined && !predicate);
  return isElsewhere && said.some(isDenial) ? undefined : negator.text;
}

/** Whether a clause denies something, other than by the very word that is denied of it. */
function isNegative(
  { tokens, isDenied }: SaidClause,
  negator: Token,
  predicate: Token | undefined,
  language: LanguagePack,
): boolean {
  if (isDenied) return true;
  return tokens.some((token) => {
    if (isNegator(token, language) || UNREAL.has(token.lower)) return true;
    if (predicate && token.stem === predicate.stem) return false;
    if (negator.lower === 'without' && language.softNegatives.has(token.lower)) return true;
    return language.negativeWords.has(token.lower);
  });
}

/** "Does not change" for "stays the same". */
function hasAntonym(
  denied: readonly Token[],
  said: readonly SaidClause[],
  language: LanguagePack,
): boolean {
  const words = new Set(said.flatMap(({ tokens }) => tokens.map(({ lower }) => lower)));
  return language.antonyms.some(
    ([ones, others]) =>
      (denied.some(({ lower }) => ones.includes(lower)) && others.some((one) => words.has(one))) ||
      (denied.some(({ lower }) => others.includes(lower)) && ones.some((one) => words.has(one))),
  );
}

/** What the evidence denies wherever it says it, and a clause says plainly. */
function denied(
  clause: Clause,
  said: readonly SaidClause[],
  language: LanguagePack,
): string | undefined {
  const under: Token[] = [];
  const free = new Set<string>();
  for (const { tokens, isDenied } of said) {
    const what = isDenied
      ? tokens.filter((one) => isContent(one, language))
      : deniedIn(tokens, language);
    under.push(...what);
    const isReal = !tokens.some(({ lower }) => UNREAL.has(lower));
    if (isReal) tokens.filter((one) => !what.includes(one)).forEach(({ stem }) => free.add(stem));
  }
  const vocabulary = vocabularyOf(under, language);
  const isExcused = clause.some(
    (token) =>
      isNegator(token, language) ||
      UNREAL.has(token.lower) ||
      (isSoft(token, language) && has(vocabulary, token.stem, language) === 0),
  );
  if (isExcused) return undefined;
  return clause.find(
    (token) =>
      isContent(token, language) &&
      !free.has(token.stem) &&
      !/^call/u.test(token.stem) &&
      has(vocabulary, token.stem, language) > 0,
  )?.text;
}

/** What a clause denies: the first word behind its negator, and the next where that is only a wish. */
function deniedIn(clause: Clause, language: LanguagePack): Token[] {
  const at = clause.findIndex((token) => isNegator(token, language));
  if (at < 0 || NOTHING_DENIED.has(clause[at + 1]?.lower ?? '')) return [];
  const [first, second] = clause
    .slice(at + 1, at + 1 + REACH)
    .filter((one) => isContent(one, language));
  if (!first) return [];
  return second && WISHES.has(first.lower) ? [first, second] : [first];
}

const WISHES = new Set([
  'want',
  'wanted',
  'need',
  'needed',
  'like',
  'able',
  'going',
  'try',
  'mean',
  'seem',
]);

function isSoft({ lower }: Token, language: LanguagePack): boolean {
  return language.negativeWords.has(lower) || language.softNegatives.has(lower);
}

/** A word of the statement whose opposite the evidence has, and not the word itself. */
function antonym(
  tokens: readonly Token[],
  evidence: readonly IndexedPhrase[],
  language: LanguagePack,
): string | undefined {
  const said = new Set(evidence.flatMap((phrase) => phrase.tokens.map(({ lower }) => lower)));
  const stems = new Set(evidence.flatMap((phrase) => phrase.tokens.map(({ stem }) => stem)));
  const denies = [...evidence.flatMap((phrase) => phrase.tokens), ...tokens].some((token) =>
    isNegator(token, language),
  );
  if (denies) return undefined;
  for (const [ones, others] of language.antonyms) {
    const word = tokens.find(({ lower }) => ones.includes(lower));
    if (!word || ones.some((one) => stems.has(stemOf(one, language)))) continue;
    if (others.some((other) => said.has(other))) return word.text;
  }
  return undefined;
}
