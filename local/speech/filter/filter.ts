import { toComparison } from './comparison';
import { FilterSyntaxError } from './filter-syntax-error';
import type { FieldKinds, Predicate } from './predicate';
import { toTokens, type Token } from './tokens';

/**
 * Understands a filter of the list operations (specification 2025-10-15): comparisons
 * `property operator value` joined by `not`, `and`, `or` (in this order of precedence) and
 * parentheses; `eq ne` for all properties, `gt ge lt le` for dates.
 * @throws FilterSyntaxError that says what is wrong.
 */
export function parseFilter(filter: string, fields: FieldKinds): Predicate {
  const tokens = new TokenReader(toTokens(filter));
  const predicate = disjunction(tokens, fields);
  if (tokens.peek() !== undefined) {
    throw new FilterSyntaxError(`The filter goes on unexpectedly with "${tokens.next().text}".`);
  }
  return predicate;
}

class TokenReader {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  peek(): Token | undefined {
    return this.tokens[this.position];
  }

  next(): Token {
    const token = this.tokens[this.position];
    if (token === undefined) throw new FilterSyntaxError('The filter ends too early.');
    this.position += 1;
    return token;
  }

  /** Takes the next token when it is this word or parenthesis. */
  accept(text: string): boolean {
    const token = this.peek();
    const found = token?.text === text && (token.kind === 'word' || token.kind === 'parenthesis');
    if (found) this.position += 1;
    return found;
  }
}

function disjunction(tokens: TokenReader, fields: FieldKinds): Predicate {
  const parts = [conjunction(tokens, fields)];
  while (tokens.accept('or')) parts.push(conjunction(tokens, fields));
  return (entity) => parts.some((part) => part(entity));
}

function conjunction(tokens: TokenReader, fields: FieldKinds): Predicate {
  const parts = [negation(tokens, fields)];
  while (tokens.accept('and')) parts.push(negation(tokens, fields));
  return (entity) => parts.every((part) => part(entity));
}

function negation(tokens: TokenReader, fields: FieldKinds): Predicate {
  if (tokens.accept('not')) {
    const negated = negation(tokens, fields);
    return (entity) => !negated(entity);
  }
  if (!tokens.accept('(')) return toComparison(tokens.next(), tokens.next(), tokens.next(), fields);
  const inner = disjunction(tokens, fields);
  if (!tokens.accept(')')) throw new FilterSyntaxError('The filter lacks a closing parenthesis.');
  return inner;
}
