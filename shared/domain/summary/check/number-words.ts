import type { LanguagePack } from '../language';
import type { Token } from './tokens';

/** A number that was read from some token on. */
export interface Read {
  readonly values: readonly string[];
  /** Index of the token behind it. */
  readonly to: number;
  readonly ordinal: boolean;
  readonly inWords: boolean;
  readonly minutes?: string;
}

/** Reads "two hundred and twelve" or "1.5 million" from one place of a text; as far as it goes. */
export function scaledNumber(
  tokens: readonly Token[],
  at: number,
  language: LanguagePack,
): Read | undefined {
  const { numbers } = language;
  let total = 0;
  let current: number | undefined;
  let ordinal = false;
  let index = at;
  for (; index < tokens.length && !ordinal; index += 1) {
    const token = tokens[index];
    if (!token || (index > at && !token.isAdjacent)) break;
    const scale = numbers.scales.get(token.lower);
    if (scale !== undefined && (current !== undefined || scale === 100 || scale === 1000)) {
      if (current === undefined && !startsScale(token.lower, index, at, total)) break;
      if (scale === 100) current = (current ?? 1) * 100;
      else {
        total += (current ?? 1) * scale;
        current = undefined;
      }
      continue;
    }
    const small = numbers.value(token.lower);
    if (small) {
      const sum = added(current, small.value, numbers.byTwenties);
      if (sum === undefined) break;
      current = sum;
      ({ ordinal } = small);
      continue;
    }
    if (!joins(tokens, index, language, current, total)) break;
  }
  if (current === undefined && total === 0) return undefined;
  return { values: [String(total + (current ?? 0))], to: index, ordinal, inWords: true };
}

/** "Hundred" and "thousand" alone are numbers where a language needs no "one" before them. */
function startsScale(word: string, index: number, at: number, total: number): boolean {
  return (index === at || total > 0) && word.length > 1;
}

/** What a small number makes of what is there already; `undefined` where a new number begins. */
function added(
  current: number | undefined,
  value: number,
  byTwenties: boolean,
): number | undefined {
  if (current === undefined) return value;
  if (byTwenties && current === 4 && value === 20) return 80;
  const rest = current % 100;
  if (current >= 100 && rest === 0) return current + value;
  const room = byTwenties && (rest === 60 || rest === 80) ? 20 : 10;
  return rest >= 20 && rest % 10 === 0 && value > 0 && value < room ? current + value : undefined;
}

/** "And" belongs to a number only between two parts of it. */
function joins(
  tokens: readonly Token[],
  index: number,
  { numbers, code }: LanguagePack,
  current: number | undefined,
  total: number,
): boolean {
  const [token, next] = tokens.slice(index, index + 2);
  if (!token || !next || !numbers.joiners.has(token.lower)) return false;
  const isInside = (current !== undefined && current >= (code === 'en' ? 100 : 20)) || total > 0;
  return isInside && numbers.value(next.lower) !== undefined;
}
