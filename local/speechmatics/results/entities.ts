/** Classes of entities (formatting page) by what is written, the first that fits. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^[€£$¥]/u, 'money'],
  [/%$/, 'percentage'],
  [/^\d{1,2}:\d{2}$/, 'time'],
  [/^\d+(st|nd|rd|th)$/i, 'ordinal'],
  [/^\d[\d,]*$/, 'cardinal'],
  [/^\d[\d,]*\.\d+$/, 'decimal'],
  [/\d/, 'alphanum'],
];

/** What kind of entity a word is; `undefined` for a plain one. */
export function entityClassOf(word: string): string | undefined {
  return CLASSES.find(([pattern]) => pattern.test(word))?.[1];
}

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const SIGNS: Readonly<Record<string, string>> = {
  '.': 'point',
  '%': 'percent',
  '£': 'pounds',
  $: 'dollars',
  '€': 'euros',
  '¥': 'yen',
};

/**
 * How an entity may have been spoken, digit by digit: the recognizer writes numbers and does not say
 * what it heard. In other languages than English the entity itself.
 */
export function spokenWords(entity: string, language: string): string[] {
  if (language !== 'en') return [entity];
  const [sign = ''] = /^[€£$¥]/u.exec(entity) ?? [];
  const rest = entity.slice(sign.length).match(/\d|[.%]|\p{L}+/gu) ?? [];
  const words = rest.map((part) => DIGITS[Number(part)] ?? SIGNS[part] ?? part.toLowerCase());
  return sign === '' ? words : [...words, SIGNS[sign] ?? sign];
}
