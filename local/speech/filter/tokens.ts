import { FilterSyntaxError } from './filter-syntax-error';

export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'parenthesis'; readonly text: string };

/** In OData a quote within a text is doubled; dates stand without quotes. */
const TOKEN =
  /\s*(?:'(?<text>(?:[^']|'')*)'|(?<date>\d{4}-\d{2}-\d{2}[\dTtZz:.+-]*)|(?<word>[A-Za-z]+)|(?<parenthesis>[()]))\s*/y;

/** @throws FilterSyntaxError at the first character that fits no token. */
export function toTokens(filter: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.length) {
    const start = TOKEN.lastIndex;
    const groups = TOKEN.exec(filter)?.groups;
    if (groups === undefined) {
      throw new FilterSyntaxError(
        `The filter can't be understood from position ${String(start)}: ` +
          "write texts as 'text' and dates as 2026-01-31T12:00:00Z.",
      );
    }
    tokens.push(toToken(groups));
  }
  return tokens;
}

function toToken(groups: Partial<Record<string, string>>): Token {
  const { text, date, word, parenthesis } = groups;
  if (text !== undefined) return { kind: 'text', text: text.replaceAll("''", "'") };
  if (date !== undefined) return { kind: 'date', text: date };
  if (word !== undefined) return { kind: 'word', text: word };
  return { kind: 'parenthesis', text: parenthesis ?? '' };
}
