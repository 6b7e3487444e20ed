import { parseString } from './bicep-expressions';
import type { BicepReader } from './bicep-reader';
import type { Decorator, TypedField, TypeExpression } from './bicep-syntax';

type ParseDecorators = (reader: BicepReader) => Decorator[];

/** A type, as it stands behind a parameter, an output, a declaration or a property. */
export function parseType(reader: BicepReader, decorators: ParseDecorators): TypeExpression {
  reader.skip(false);
  const first = parseOne(reader, decorators);
  const of = [first];
  while (reader.tookOperator('|')) of.push(parseOne(reader.skip(), decorators));
  return of.length === 1 ? first : { kind: 'union', of };
}

function parseOne(reader: BicepReader, decorators: ParseDecorators): TypeExpression {
  let type = parseBare(reader, decorators);
  for (;;) {
    if (reader.took('[]')) type = { kind: 'list', of: type };
    else if (reader.took('?')) type = { kind: 'nullable', of: type };
    else return type;
  }
}

function parseBare(reader: BicepReader, decorators: ParseDecorators): TypeExpression {
  if (reader.took('{')) return { kind: 'fields', fields: parseFields(reader, decorators) };
  if (reader.took('(')) {
    const inner = parseType(reader.skip(), decorators);
    reader.skip().expect(')');
    return inner;
  }
  if (reader.took("'")) {
    const text = parseString(reader);
    return text.kind === 'literal'
      ? { kind: 'one', value: text.value }
      : reader.fail('a type is no plain text');
  }
  const number = reader.match(/\d+/y);
  if (number !== undefined) return { kind: 'one', value: Number(number) };
  return { kind: 'named', name: reader.identifier() };
}

function parseFields(reader: BicepReader, parseDecorators: ParseDecorators): TypedField[] {
  const fields: TypedField[] = [];
  while (!reader.skip().took('}')) {
    const decorators = parseDecorators(reader);
    const name = reader.identifier();
    reader.expect(':');
    fields.push({ name, type: parseType(reader, parseDecorators), decorators });
    reader.skip(false).took(',');
  }
  return fields;
}
