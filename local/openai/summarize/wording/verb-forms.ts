import { BASE_VERBS, IRREGULAR_PAST } from './verb-list';

const MODALS = new Set(
  'will would can could shall should may might must ought'
    .split(' ')
    .flatMap((modal) => [modal, `${modal}n't`]),
);
["can't", "won't", "shan't", 'cannot'].forEach((modal) => MODALS.add(modal));

const AGREES = new Map([
  ['am', 'is'],
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has'],
  ['do', 'does'],
  ["aren't", "isn't"],
  ["weren't", "wasn't"],
  ["haven't", "hasn't"],
  ["don't", "doesn't"],
]);
const SAME = new Set(['was', "wasn't", 'had', "hadn't", 'did', "didn't"]);
const AUXILIARIES = new Set([...MODALS, ...AGREES.keys(), ...AGREES.values(), ...SAME]);
const ADVERBS = new Set(
  'just also really still already never always only now actually probably then even first definitely recently usually not'.split(
    ' ',
  ),
);

export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly'));
}

/**
 * The form a verb said with "I" or "you" takes with "he" or "she": "need" → "needs", "was" → "was".
 * Undefined when the word isn't known for a verb; then the sentence is better quoted than changed.
 */
export function thirdPerson(verb: string): string | undefined {
  if (MODALS.has(verb) || SAME.has(verb)) {
    return verb;
  }
  const agreed = AGREES.get(verb);
  if (agreed !== undefined) {
    return agreed;
  }
  // "put", "set", "cut" are both: the past is as likely, and unchanged.
  if (IRREGULAR_PAST.has(verb)) {
    return verb;
  }
  if (BASE_VERBS.has(verb)) {
    return withS(verb);
  }
  return verb.length > 4 && verb.endsWith('ed') ? verb : undefined;
}

/** The form that follows "they": only "am" and "was" change. */
export function withThey(verb: string): string {
  const plural = new Map([
    ['am', 'are'],
    ['was', 'were'],
    ["wasn't", "weren't"],
  ]);
  return plural.get(verb) ?? verb;
}

function withS(verb: string): string {
  if (/[^aeiou]y$/u.test(verb)) {
    return `${verb.slice(0, -1)}ies`;
  }
  return /(?:s|sh|ch|x|z|o)$/u.test(verb) ? `${verb}es` : `${verb}s`;
}

const DOUBLES =
  /^(?:get|put|set|cut|stop|plan|log|let|run|sit|chat|ship|drop|swap|cancel|travel|plug|unplug|reset|transfer|refer|begin|forget|permit)$/u;

/** "book" → "booking", "cancel" → "cancelling". */
export function gerund(verb: string): string {
  if (DOUBLES.test(verb)) {
    return `${verb}${verb.slice(-1)}ing`;
  }
  if (/[^aeiouy]e$|[aeiou][^aeiou]e$|ue$/u.test(verb) && !/ee$|^be$/u.test(verb)) {
    return `${verb.slice(0, -1)}ing`;
  }
  return `${verb}ing`;
}

/** Whether a word is a verb in any form; tells noun phrases from the rest of a sentence. */
export function isVerbForm(word: string): boolean {
  if (BASE_VERBS.has(word) || IRREGULAR_PAST.has(word) || AUXILIARIES.has(word)) {
    return true;
  }
  return verbBases(word).some((base) => BASE_VERBS.has(base));
}

function verbBases(word: string): string[] {
  const cut = word.replace(/(?:ing|ed|es|s)$/u, '');
  return cut === word || cut.length < 2
    ? []
    : [cut, `${cut}e`, cut.replace(/(.)\1$/u, '$1'), cut.replace(/i$/u, 'y')];
}
