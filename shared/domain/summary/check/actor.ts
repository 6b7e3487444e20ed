import type { LanguagePack } from '../language';
import type { IndexedPhrase, IndexedTranscript } from './indexed';
import type { Token } from './tokens';
import { has, isContent, vocabularyOf } from './words-of';

type Side = 'agent' | 'customer';

/** Between a pronoun and what it does: "I have gone ahead and refunded". */
const REACH = 7;
/** A verb of speaking or feeling stands so near to its subject. */
const NEAR = 4;
/** Their subject gets what another does. */
const RECEIVES = new Set(
  `receive receives received get gets got gotten expect expects given sent offered promised told informed
   asked reminded advised credited charged refunded`.split(/\s+/u),
);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
const SUBJECTS = {
  first: new Set(`i i'm i've i'll i'd we we're we've we'll we'd my our`.split(' ')),
  second: new Set(`please you you're you've you'll you'd your`.split(' ')),
};

/**
 * Whether a statement lets the wrong side act, speak or feel: the evidence says "I" or "you" of what
 * it reports. Only in English, and where the roles of the voices are known.
 *
 * @returns the word for the side that it names
 */
export function wrongSide(
  tokens: readonly Token[],
  evidence: readonly IndexedPhrase[],
  { language }: IndexedTranscript,
): string | undefined {
  const subject = subjectOf(tokens, language);
  const spoken = new Set(evidence.flatMap(({ role }) => (isSide(role) ? [role] : [])));
  if (!subject || spoken.size === 0) return undefined;
  const { side, word, rest } = subject;
  const near = rest.slice(0, NEAR);
  if (near.some(({ lower }) => language.speechVerbs.has(lower))) {
    return spoken.has(side) ? undefined : word;
  }
  if (language.code !== 'en') return undefined;
  const sides = near.some(({ lower }) => RECEIVES.has(lower))
    ? receiversOf(evidence)
    : actorsOf(rest, /['’]s$/u.test(word), evidence, language);
  return sides.size > 0 && !sides.has(side) ? word : undefined;
}

function isSide(role: string | undefined): role is Side {
  return role === 'agent' || role === 'customer';
}

interface Subject {
  readonly side: Side;
  readonly word: string;
  readonly rest: readonly Token[];
}

/** The side that a statement begins with: "The customer …", "The customer's card …". */
function subjectOf(tokens: readonly Token[], language: LanguagePack): Subject | undefined {
  const at = tokens.findIndex(({ lower }, place) => place < 2 && sideOf(lower, language));
  const token = tokens[at];
  const side = token && sideOf(token.lower, language);
  return side && { side, word: token.text, rest: tokens.slice(at + 1) };
}

function sideOf(lower: string, language: LanguagePack): Side | undefined {
  const bare = lower.replace(/'s$/u, '');
  if (language.agentWords.has(bare)) return 'agent';
  return language.customerWords.has(bare) ? 'customer' : undefined;
}

/**
 * Who does in the evidence what the statement tells: by the pronoun before the first of its words
 * that the evidence has. Nobody where there is none, or where something is done to somebody.
 */
function actorsOf(
  rest: readonly Token[],
  isOwner: boolean,
  evidence: readonly IndexedPhrase[],
  language: LanguagePack,
): Set<Side> {
  const actors = new Set<Side>();
  const isPassive = !isOwner && rest.slice(0, NEAR).some(({ lower }) => BE.has(lower));
  for (const token of rest.filter((one) => isContent(one, language))) {
    for (const phrase of evidence) {
      phrase.tokens.forEach((said, at) => {
        if (!isSame(said, token, language)) return;
        const found = pronounBefore(phrase, at, isOwner);
        if (found && !(isPassive && !found.isPassive)) actors.add(found.side);
      });
    }
    if (actors.size > 0) break;
  }
  return actors;
}

/** Who gets something, as far as the evidence has such a verb. */
function receiversOf(evidence: readonly IndexedPhrase[]): Set<Side> {
  return new Set(
    evidence.flatMap((phrase) =>
      phrase.tokens.flatMap(({ lower }, at) => {
        const found = RECEIVES.has(lower) ? pronounBefore(phrase, at) : undefined;
        return found ? [found.side] : [];
      }),
    ),
  );
}

function isSame(said: Token, token: Token, language: LanguagePack): boolean {
  if (said.stem === token.stem) return true;
  if (!isContent(said, language)) return false;
  return has(vocabularyOf([said], language), token.stem, language) > 0;
}

function pronounBefore(
  { tokens, role }: IndexedPhrase,
  at: number,
  isOwner = false,
): { side: Side; isPassive: boolean } | undefined {
  if (!isSide(role)) return undefined;
  const other: Side = role === 'agent' ? 'customer' : 'agent';
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const before = tokens[back];
    if (!before || before.sentence !== tokens[at]?.sentence) return undefined;
    if (!isOwner && POSSESSIVES.has(before.lower)) continue;
    const isPassive = tokens
      .slice(back, at)
      .some(({ lower }) => BE.has(lower) || /'m$|'re$/u.test(lower));
    if (SUBJECTS.first.has(before.lower)) return { side: role, isPassive };
    if (SUBJECTS.second.has(before.lower) && isSubject(tokens, back))
      return { side: other, isPassive };
  }
  return undefined;
}

/** "Your order": whose it is, not who does something. */
const POSSESSIVES = new Set(['my', 'our', 'your']);

/** "You" behind a verb or a preposition is not who acts: "I will send you …". */
function isSubject(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (!token || !before || before.clause !== token.clause || token.lower !== 'you') return true;
  return BEFORE_SUBJECTS.has(before.lower);
}

const BEFORE_SUBJECTS = new Set(
  `if when once and but so because that since unless until then can could will would do did should may have
   shall are were what where how who why before after as or while case though like`.split(/\s+/u),
);
