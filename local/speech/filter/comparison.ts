import { FilterSyntaxError } from './filter-syntax-error';
import type { FieldKinds, Predicate } from './predicate';
import type { Token } from './tokens';

type Order = (difference: number) => boolean;

type Operators = ReadonlyMap<string, Order>;

const EQUALITY: Operators = new Map<string, Order>([
  ['eq', (difference) => difference === 0],
  ['ne', (difference) => difference !== 0],
]);
const ORDER: Operators = new Map<string, Order>([
  ...EQUALITY,
  ['gt', (difference) => difference > 0],
  ['ge', (difference) => difference >= 0],
  ['lt', (difference) => difference < 0],
  ['le', (difference) => difference <= 0],
]);

/** @throws FilterSyntaxError for a property, operator or value that does not fit. */
export function toComparison(
  field: Token,
  operator: Token,
  value: Token,
  fields: FieldKinds,
): Predicate {
  const isField = field.kind === 'word' && Object.hasOwn(fields, field.text);
  const kind = isField ? fields[field.text] : undefined;
  if (kind === undefined) {
    throw new FilterSyntaxError(
      `"${field.text}" can't be filtered on. Use ${Object.keys(fields).join(', ')}.`,
    );
  }
  const operators = kind === 'date' ? ORDER : EQUALITY;
  const order = operator.kind === 'word' ? operators.get(operator.text) : undefined;
  if (order === undefined) {
    const allowed = [...operators.keys()].join(', ');
    throw new FilterSyntaxError(
      `"${operator.text}" can't be used with ${field.text}. Use ${allowed}.`,
    );
  }
  return kind === 'date'
    ? dateComparison(field.text, order, value)
    : textComparison(field.text, order, value);
}

function textComparison(field: string, order: Order, value: Token): Predicate {
  if (value.kind !== 'text') {
    throw new FilterSyntaxError(`${field} must be compared with a text in single quotes.`);
  }
  return (entity) => order(entity[field] === value.text ? 0 : 1);
}

/** Whole seconds are compared, because that is what clients see. */
function dateComparison(field: string, order: Order, value: Token): Predicate {
  const wanted = Date.parse(value.text);
  if ((value.kind !== 'date' && value.kind !== 'text') || Number.isNaN(wanted)) {
    throw new FilterSyntaxError(`${field} must be compared with a date: 2026-01-31T12:00:00Z.`);
  }
  return (entity) => {
    const actual = entity[field];
    return typeof actual === 'number' && order(toSeconds(actual) - toSeconds(wanted));
  };
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
