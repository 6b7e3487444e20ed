import type { JSONValue } from '@azure/cosmos';

/** A query whose constants have become parameters. */
export interface LiftedQuery {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly value: JSONValue }[];
}

/** Constants, one sign of an operator, or anything else, a whole word at a time. */
const TOKEN =
  /(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?![\w.]))|'(?:[^'\\]|\\.)*'|[@\w]+|\s+|./gs;

/** Behind these signs a constant is a value, and never a property's name or the number of a row. */
const BEFORE_VALUE = new Set(['=', '<', '>', '(', ',']);

/**
 * Takes the constants out of a query, so that queries which differ in nothing else are one text.
 * Conditional patches take no parameters and name an owner each: parsing them, at a millisecond,
 * would be most of what they cost.
 */
export function liftLiterals(query: string): LiftedQuery {
  const parameters: { name: string; value: JSONValue }[] = [];
  let before = '';
  const text = query.replace(TOKEN, (token: string, ...found: unknown[]) => {
    const { text, number } = found.at(-1) as { text?: string; number?: string };
    const constant = text ?? number;
    const isValue = constant !== undefined && BEFORE_VALUE.has(before);
    if (token.trim() !== '') before = token;
    const value = isValue ? parsed(constant) : undefined;
    if (value === undefined) return token;
    const name = `@lifted${String(parameters.length)}`;
    parameters.push({ name, value });
    return name;
  });
  return { text, parameters };
}

/** `undefined` for a constant that Cosmos writes and JSON does not. */
function parsed(constant: string): string | number | undefined {
  try {
    const value: unknown = JSON.parse(constant);
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}
