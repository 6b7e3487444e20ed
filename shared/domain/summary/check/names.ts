import type { IndexedTranscript } from './indexed';
import type { Token } from './tokens';
import { has } from './words-of';

/** Words of a text that are written with a capital, in lower case. */
export function namesIn(text: string): string[] {
  return (text.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []).map((name) => bare(name));
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$|'$/u, '');
}

/** Verbs behind a word at the head of a sentence that make it a person's name. */
const PERSON_VERB =
  /^(?:says?|said|asks?|asked|wants?|wanted|calls?|called|reports?|reported|will|has|had|is|was|confirms?|confirmed|offers?|offered|promises?|promised|explains?|explained|agrees?|agreed|needs?|needed|works?|gave|gives|sent|sends|lost|tells?|told|booked|books|paid|pays|requests?|requested|thinks?|apologi[sz]e[sd]?|cancel(?:l?ed|s)|refunded|refunds|blocked|blocks|lives?|ordered|orders|can|cannot|did|does|would|must|and|answers?|answered|takes?|took|owns?|owes?|prefers?|lives?|asks?)$/u;

/**
 * Tokens of a statement that are names: a capital inside a sentence, or at its head before a verb of
 * persons. Not what somebody in the call says in lower case, nor the parts and sides of a call.
 */
export function nameTokens(tokens: readonly Token[], index: IndexedTranscript): Token[] {
  const { language } = index;
  return tokens.filter((token, at) => {
    const { lower, text } = token;
    if (!/^\p{Lu}/u.test(text) || isPlainWord(lower, index)) return false;
    if (language.capitalizesNouns) return isTitled(tokens, at, index);
    if (!token.startsSentence) return true;
    const next = tokens[at + 1];
    if (text.endsWith("'s") || text.endsWith('’s')) return true;
    if (next === undefined) return false;
    const isFullName = /^\p{Lu}/u.test(next.text) && !next.startsSentence && next.lower !== 'i';
    const isOfSomething =
      /^(?:from|of|at)$/u.test(next.lower) && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? '');
    return isFullName || isOfSomething || PERSON_VERB.test(next.lower);
  });
}

function isPlainWord(lower: string, { language, lowerCase }: IndexedTranscript): boolean {
  const word = bare(lower);
  return (
    word === 'i' ||
    /^i'/u.test(word) ||
    lowerCase.has(word) ||
    language.functionWords.has(word) ||
    language.reportWords.has(word) ||
    language.agentWords.has(word) ||
    language.customerWords.has(word) ||
    language.titles.has(word) ||
    language.months.has(word) ||
    language.weekdays.has(word)
  );
}

/** Where nouns have capitals, a title before it, or another name beside it, tells a name. */
function isTitled(tokens: readonly Token[], at: number, { language }: IndexedTranscript): boolean {
  const before = tokens[at - 1];
  if (before && language.titles.has(before.lower)) return true;
  const earlier = tokens[at - 2];
  return (
    before !== undefined &&
    earlier !== undefined &&
    /^\p{Lu}/u.test(before.text) &&
    language.titles.has(earlier.lower)
  );
}

/** The first name of a statement that neither its evidence has nor the voice of its evidence bears. */
export function missingName(
  tokens: readonly Token[],
  evidence: readonly string[],
  index: IndexedTranscript,
): string | undefined {
  const phrases = evidence.flatMap((id) => index.byId.get(id) ?? []);
  const said = new Set(phrases.flatMap((one) => one.tokens.map(({ lower }) => bare(lower))));
  const joined = phrases.map(({ text }) => squeezed(text)).join(' ');
  const labels = new Set(phrases.flatMap(({ label }) => namesIn(label ?? '')));
  const borne = new Set(phrases.flatMap(({ voice }) => [...(index.ownNames.get(voice) ?? [])]));
  return nameTokens(tokens, index).find((token) => {
    const name = bare(token.lower);
    if (said.has(name) || labels.has(name) || borne.has(name)) return false;
    if (joined.includes(squeezed(name)) && (name.length > 3 || /^\p{Lu}+$/u.test(token.text)))
      return false;
    // A word that is no name after all, in a form that differs only by its ending.
    return !phrases.some(
      ({ vocabulary }) =>
        vocabulary.stems.has(token.stem) && has(vocabulary, token.stem, index.language) === 1,
    );
  })?.text;
}

/** "Wi-Fi", "WiFi" and "wi fi" are one; so is a name that was spelled. */
function squeezed(text: string): string {
  return text.toLowerCase().replace(/[\s\-.'’]/gu, '');
}
