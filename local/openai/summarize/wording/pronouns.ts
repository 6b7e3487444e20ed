export type Party = 'me' | 'team' | 'you';

/** What a first or second person pronoun stands for. */
export interface Pronoun {
  readonly party: Party;
  readonly form: 'subject' | 'object' | 'possessive' | 'subject or object' | 'article' | 'unsure';
  /** The verb inside a contraction: "I'm" holds "am", "you'd" holds "'d" (would or had). */
  readonly verb?: string;
}

const VERBS = { "'m": 'am', "'re": 'are', "'ve": 'have', "'ll": 'will', "'d": "'d" };

function withContractions(word: string, party: Party): [string, Pronoun][] {
  return Object.entries(VERBS).map(([ending, verb]) => [
    `${word}${ending}`,
    { party, form: 'subject', verb },
  ]);
}

/** "our" becomes "the" ("our engineer" → "the engineer"): whose it is follows from who says it. */
export const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ['i', { party: 'me', form: 'subject' }],
  ['me', { party: 'me', form: 'object' }],
  ['my', { party: 'me', form: 'possessive' }],
  ['we', { party: 'team', form: 'subject' }],
  ['us', { party: 'team', form: 'object' }],
  ['our', { party: 'team', form: 'article' }],
  ['you', { party: 'you', form: 'subject or object' }],
  ['your', { party: 'you', form: 'possessive' }],
  ...['mine', 'myself', 'ours', 'ourselves', 'yours', 'yourself', 'yourselves', "let's"].map(
    (word): [string, Pronoun] => [word, { party: 'me', form: 'unsure' }],
  ),
  ...withContractions('i', 'me'),
  ...withContractions('we', 'team'),
  ...withContractions('you', 'you'),
]);

/** Whether a sentence speaks of its speaker or its listener. */
export function hasPronoun(plain: string): boolean {
  return plain.split(/[^\p{L}']+/u).some((word) => PRONOUNS.has(word));
}
