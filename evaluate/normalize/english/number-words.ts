const ONES = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
  fifteen sixteen seventeen eighteen nineteen`.split(/\s+/);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
  twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`.split(/\s+/);

/** What a word adds to a number; ordinals end it. */
interface Part {
  readonly value: number;
  readonly ordinal: boolean;
}

const PARTS = new Map<string, Part>([
  ...ONES.map((word, value) => [word, { value, ordinal: false }] as const),
  ...TENS.map((word, at) => [word, { value: 20 + at * 10, ordinal: false }] as const),
  ...ORDINALS.map((word, value) => [word, { value, ordinal: true }] as const),
  ...TENS.map(
    (word, at) => [word.replace(/y$/, 'ieth'), { value: 20 + at * 10, ordinal: true }] as const,
  ),
]);

const SCALES = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);

export const isScale = (word = '') => SCALES.has(word);

/** A number that was read, and the place behind it. */
export interface ReadNumber {
  readonly text: string;
  readonly next: number;
}

/**
 * Reads one spoken number from `words[at]`: "twenty six", "two hundred and five", "3 million",
 * "twenty first". A word that cannot belong to the same number ends it: "four seven" are two.
 */
export function readNumber(words: readonly string[], at: number): ReadNumber | undefined {
  const start = /^an?$/.test(words[at] ?? '') && isScale(words[at + 1]) ? at + 1 : at;
  const number = new Growing();
  let next = start;
  // "a hundred" is one of them.
  if (start > at) number.add({ value: 1, ordinal: false });
  while (next < words.length) {
    const word = words[next] ?? '';
    const skipped = word === 'and' && number.takesAnd && isPart(words[next + 1]) ? 1 : 0;
    if (!number.take(words[next + skipped] ?? '', skipped > 0)) break;
    next += 1 + skipped;
  }
  return next === start ? undefined : { text: number.text, next };
}

const isPart = (word = '') => PARTS.has(word) || /^\d{1,2}$/.test(word);

/** A number as far as it was heard. */
class Growing {
  private total = 0;
  /** Below the next thousand; `undefined` where nothing of it was said yet. */
  private current: number | undefined;
  private smallestScale = Infinity;
  private isOrdinal = false;

  get takesAnd(): boolean {
    return (this.current ?? 0) % 100 === 0 && (this.current !== undefined || this.total > 0);
  }

  get text(): string {
    const value = this.total + (this.current ?? 0);
    return `${value}${this.isOrdinal ? suffixOf(value) : ''}`;
  }

  /** Whether the word belongs to this number; if so it is added. */
  take(word: string, afterAnd: boolean): boolean {
    if (this.isOrdinal) return false;
    const scale = SCALES.get(word);
    if (scale !== undefined) return this.multiply(scale);
    const part = PARTS.get(word) ?? digits(word);
    if (!part || !this.fits(part.value, afterAnd)) return false;
    this.add(part);
    return true;
  }

  add({ value, ordinal }: Part): void {
    this.current = (this.current ?? 0) + value;
    this.isOrdinal = ordinal;
  }

  private fits(value: number, afterAnd: boolean): boolean {
    const { current } = this;
    if (current === undefined) return this.total === 0 || value < this.smallestScale;
    if (value === 0 || current === 0) return false;
    if (current % 100 === 0) return value < 100 && (current >= 100 || afterAnd);
    return current % 100 >= 20 && current % 10 === 0 && value < 10;
  }

  private multiply(scale: number): boolean {
    const { current } = this;
    if (current === undefined || current === 0 || scale >= this.smallestScale) return false;
    if (scale === 100) {
      if (current >= 100) return false;
      this.current = current * 100;
      return true;
    }
    this.total += current * scale;
    this.current = undefined;
    this.smallestScale = scale;
    return true;
  }
}

/** Digits before "hundred" or "million", or after them. */
function digits(word: string): Part | undefined {
  return /^\d{1,12}(?:\.\d+)?$/.test(word) ? { value: Number(word), ordinal: false } : undefined;
}

function suffixOf(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
