import type { Rule } from './spellings';

/** Signs of amounts as the words that are said, so that $12.50 is "12 dollar 50 cent". */
const SIGNS: readonly Rule[] = [
  [/\$\s*(\d+)\.(\d{2})\b/g, '$1 dollar $2 cent'],
  [/£\s*(\d+)\.(\d{2})\b/g, '$1 pound $2'],
  [/€\s*(\d+)\.(\d{2})\b/g, '$1 euro $2'],
  [
    /([$£€])\s*(\d+(?:\.\d+)?(?:\s*(?:hundred|thousand|million|billion|[km]))?)(?![\da-z])/g,
    '$2 $1',
  ],
  [/\$/g, ' dollar '],
  [/£/g, ' pound '],
  [/€/g, ' euro '],
  [/%/g, ' percent '],
  [/\b(dollar|pound|euro|cent)s\b/g, '$1'],
];

/** Digits as one would say them, without the marks within them. */
export function plainNumbers(text: string): string {
  const grouped = text
    .replace(/(?<=\d),(?=\d{3}\b)/g, '') // 1,200
    .replace(/(\d)\.0+\b(?!\.?\d)/g, '$1') // 90.00
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m') // p.m.
    .replace(/(\d)\s*([ap]m)\b/g, '$1 $2'); // 5pm
  return SIGNS.reduce((rest, [pattern, name]) => rest.replace(pattern, name), grouped).replace(
    /(?<=\d):(?=\d\d\b)/g,
    ' ',
  ); // 3:30
}

/** "12 dollar and 50 cent" is $12.50 as well; for words with their numbers in digits already. */
export function withoutAndOfCents(words: readonly string[]): string[] {
  const isAmount = (at: number) => /^\d/.test(words[at] ?? '');
  return words.filter(
    (word, at) =>
      !(
        word === 'and' &&
        words[at - 1] === 'dollar' &&
        isAmount(at - 2) &&
        isAmount(at + 1) &&
        words[at + 2] === 'cent'
      ),
  );
}
