import type { IndexedPhrase, IndexedTranscript } from './indexed';
import { valuesIn } from './said-values';
import type { Token } from './tokens';
import { has, isContent, isSaid } from './words-of';

/** Share of a statement's words that its evidence has to have at least. */
const LEAST = 0.2;
/** By how much another place of the call may fit better. */
const MOST_BETTER = 0.5;
/** Evidence that has so much of the statement is not doubted for a better place. */
const ENOUGH = 0.7;
/** What a word counts that nobody says: it is the reporter's own. */
const OWN_WORD = 0.15;
/** What a figure counts against the rarest word. */
const FIGURE = 0.5;
/** What a word counts that stands beside the evidence: the question that it answers. */
const BESIDE = 0.6;
/** An answer of so few words is understood by its question. */
const SHORT = 8;
const ALTERNATIVES = 2;

/**
 * Whether evidence carries a statement by its words. Words weigh by how telling they are in this
 * call; evidence fails that has next to none of them, or far fewer than another place of the call.
 */
export function isCarried(
  tokens: readonly Token[],
  evidence: readonly IndexedPhrase[],
  index: IndexedTranscript,
): boolean {
  const terms = termsOf(tokens, index);
  if (terms.size === 0) return true;
  const score = scoreOf(terms, evidence, index);
  if (score >= ENOUGH) return true;
  if (score < LEAST) return false;
  return bestElsewhere(terms, evidence, index) - score <= MOST_BETTER;
}

/** Words that have to be found, with their weights. */
function termsOf(tokens: readonly Token[], index: IndexedTranscript): Map<string, number> {
  const { language } = index;
  const said = tokens.filter((token) => isSaid(token, language));
  const chosen = said.length > 0 ? said : tokens.filter((token) => isContent(token, language));
  const most = Math.log(1 + index.phrases.length);
  const terms = new Map<string, number>();
  for (const { stem } of chosen) terms.set(stem, index.weight(stem) || most * OWN_WORD);
  for (const value of valuesIn(tokens, language)) terms.set(`#${value}`, most * FIGURE);
  return terms;
}

function scoreOf(
  terms: ReadonlyMap<string, number>,
  evidence: readonly IndexedPhrase[],
  index: IndexedTranscript,
): number {
  const beside = evidence.flatMap((phrase) => besideOf(phrase, index));
  let [sum, all] = [0, 0];
  for (const [term, weight] of terms) {
    all += weight;
    const found = (phrases: readonly IndexedPhrase[]) =>
      Math.max(0, ...phrases.map((phrase) => holds(phrase, term, index)));
    sum += weight * Math.max(found(evidence), BESIDE * found(beside));
  }
  return all === 0 ? 1 : sum / all;
}

function holds(
  { vocabulary, values }: IndexedPhrase,
  term: string,
  index: IndexedTranscript,
): number {
  if (term.startsWith('#')) return values.has(term.slice(1)) ? 1 : 0;
  return has(vocabulary, term, index.language);
}

/** The question that a short answer answers, by another voice; what a voice said just before. */
function besideOf(phrase: IndexedPhrase, { phrases }: IndexedTranscript): IndexedPhrase[] {
  const before = phrases[phrase.place - 1];
  if (!before) return [];
  if (phrase.tokens.some(({ lower }) => ANAPHORS.has(lower))) return [before];
  if (phrase.tokens.length > SHORT) return [];
  return before.text.trimEnd().endsWith('?') || before.voice === phrase.voice ? [before] : [];
}

/** Words that stand for something that was said before. */
const ANAPHORS = new Set(
  `it it's its they they'll them that that's one ones those this there es sie das ihn il elle les ça lo la eso`.split(
    ' ',
  ),
);

/** How well the best other places of the call carry the terms: as many as there is evidence. */
function bestElsewhere(
  terms: ReadonlyMap<string, number>,
  evidence: readonly IndexedPhrase[],
  index: IndexedTranscript,
): number {
  const cited = new Set(evidence.map(({ place }) => place));
  const others = index.phrases
    .filter(({ place }) => !cited.has(place))
    .map((phrase) => ({ phrase, score: scoreOf(terms, [phrase], index) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, Math.min(ALTERNATIVES, evidence.length));
  return others.length === 0
    ? 0
    : scoreOf(
        terms,
        others.map(({ phrase }) => phrase),
        index,
      );
}
