import type { LanguagePack } from '../language';
import { stemOf, type Token } from './tokens';

/** Classes of words that may stand for each other, by language: stem → names of its classes. */
const CLASSES = new Map<string, ReadonlyMap<string, readonly string[]>>();

function classesOf(language: LanguagePack): ReadonlyMap<string, readonly string[]> {
  const known = CLASSES.get(language.code);
  if (known) return known;
  const made = new Map<string, string[]>();
  language.synonyms.forEach((group, index) => {
    for (const stem of new Set(group.map((word) => stemOf(word, language)))) {
      made.set(stem, [...(made.get(stem) ?? []), `~${index}`]);
    }
  });
  CLASSES.set(language.code, made);
  return made;
}

/** Whether a word says something by itself. */
export function isContent(token: Token, language: LanguagePack): boolean {
  const { lower, isNumber } = token;
  if (isNumber || lower.length < 2 || /^[$€£¥]/u.test(lower)) return false;
  const bare = lower.replace(/'s$/u, '');
  return !language.functionWords.has(bare) && !/'/u.test(bare);
}

/** Whether somebody in the call has to have said a word, and not only the one who reports. */
export function isSaid(token: Token, language: LanguagePack): boolean {
  return isContent(token, language) && !language.reportWords.has(token.lower.replace(/'s$/u, ''));
}

/** Stems of a text, and the classes that these belong to. */
export interface Vocabulary {
  readonly stems: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

export function vocabularyOf(tokens: readonly Token[], language: LanguagePack): Vocabulary {
  const classes = classesOf(language);
  const stems = new Set(tokens.filter((one) => isContent(one, language)).map(({ stem }) => stem));
  return { stems, classes: new Set([...stems].flatMap((stem) => classes.get(stem) ?? [])) };
}

const SAME_CLASS = 0.8;
const SAME_BEGINNING = 0.8;
const BEGINNING = 5;

/** How well a vocabulary has a word: 1 for the word itself, less for one that may stand for it. */
export function has(vocabulary: Vocabulary, stem: string, language: LanguagePack): number {
  if (vocabulary.stems.has(stem)) return 1;
  if (
    classesOf(language)
      .get(stem)
      ?.some((one) => vocabulary.classes.has(one))
  )
    return SAME_CLASS;
  if (stem.length < BEGINNING) return 0;
  for (const other of vocabulary.stems) {
    if (other.length < BEGINNING) continue;
    if (isPart(other, stem) || isPart(stem, other)) return SAME_BEGINNING;
  }
  return 0;
}

/** "Deposit" and "depositor", "Rechnung" and "Stromrechnung". */
function isPart(part: string, whole: string): boolean {
  return whole.startsWith(part) || (part.length > BEGINNING && whole.endsWith(part));
}
