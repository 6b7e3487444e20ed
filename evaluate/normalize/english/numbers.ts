import { isScale, readNumber, type ReadNumber } from './number-words';

const WHOLE = /^\d+$/;
const NUMBER = /^\d+(?:\.\d+)?$/;
/** A number that digits may follow: also one that ends in its point. */
const OPEN = /^\d+(?:\.\d*)?$/;
const TIMES = new Map([
  ['double', 2],
  ['triple', 3],
]);

/**
 * Words with every number in digits, whether it was written so or in words. Numbers that follow one
 * another become one ("four seven two nine", "47 29" and "4729"; "nineteen ninety nine"; "3 30"):
 * how digits are grouped is a matter of writing.
 */
export function numbersAsDigits(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const number = numberAt(words, at) ?? betweenNumbers(words, at, found.at(-1));
    if (number) append(found, number.text);
    else found.push(words[at] ?? '');
    at = number?.next ?? at + 1;
  }
  return found;
}

function numberAt(words: readonly string[], at: number): ReadNumber | undefined {
  const word = words[at] ?? '';
  const times = TIMES.get(word);
  if (times !== undefined) {
    const digit = numberAt(words, at + 1);
    if (!digit || !/^\d$/.test(digit.text)) return undefined;
    return { text: digit.text.repeat(times), next: digit.next };
  }
  // Digits stay as they are, leading zeros too, unless a word makes them more: 2.5 million.
  if (NUMBER.test(word) && !isScale(words[at + 1])) return { text: word, next: at + 1 };
  return readNumber(words, at);
}

/** "Oh" is a zero and "point" a point only between numbers. */
function betweenNumbers(
  words: readonly string[],
  at: number,
  before: string | undefined,
): ReadNumber | undefined {
  if (before === undefined || numberAt(words, at + 1) === undefined) return undefined;
  if (/^oh?$/.test(words[at] ?? '') && OPEN.test(before)) return { text: '0', next: at + 1 };
  if (words[at] === 'point' && WHOLE.test(before)) return { text: '.', next: at + 1 };
  return undefined;
}

function append(found: string[], text: string): void {
  const before = found.at(-1);
  const goesOn = before !== undefined && OPEN.test(before) && OPEN.test(`${before}${text}`);
  if (goesOn) found[found.length - 1] = before + text;
  else found.push(text);
}
