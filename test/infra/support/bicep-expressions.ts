import { parseOperations } from './bicep-operators';
import type { BicepReader } from './bicep-reader';
import type { Expression, Field, Resource } from './bicep-syntax';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** An expression of Bicep. What infra/ does without is not read: it fails loudly. */
export function parseExpression(reader: BicepReader): Expression {
  const when = parseOperations(reader, parseUnary);
  if (!reader.tookOperator('?')) return when;
  reader.skip();
  const then = parseExpression(reader);
  reader.skip().expect(':');
  reader.skip();
  return { kind: 'choice', when, then, otherwise: parseExpression(reader) };
}

function parseUnary(reader: BicepReader): Expression {
  if (reader.took('!')) return { kind: 'not', of: parseUnary(reader) };
  let of = parsePrimary(reader);
  for (;;) {
    if (reader.took('.?')) of = { kind: 'member', of, name: reader.identifier(), safe: true };
    else if (reader.took('::') || reader.took('.')) {
      of = { kind: 'member', of, name: reader.identifier(), safe: false };
    } else if (reader.took('[')) {
      of = { kind: 'index', of, at: parseExpression(reader) };
      reader.expect(']');
      // "Certainly not null" is for the compiler.
    } else if (reader.match(/!(?!=)/y) === undefined) return of;
  }
}

function parsePrimary(reader: BicepReader): Expression {
  if (reader.took("'")) return parseString(reader);
  if (reader.took('[')) return parseArray(reader);
  if (reader.took('{')) return parseObject(reader);
  if (reader.took('(')) {
    const inner = parseExpression(reader.skip());
    reader.skip().expect(')');
    return inner;
  }
  const number = reader.match(/-?\d+/y);
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const name = reader.identifier();
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
  if (name === 'null') return { kind: 'literal', value: null };
  return reader.took('(')
    ? { kind: 'call', name, args: parseArgs(reader) }
    : { kind: 'name', name };
}

/** What follows an opening parenthesis. */
export function parseArgs(reader: BicepReader): Expression[] {
  const args: Expression[] = [];
  while (!reader.skip().took(')')) {
    args.push(parseExpression(reader));
    if (!reader.skip().took(',') && !reader.sees(')')) reader.fail('"," or ")" is missing');
  }
  return args;
}

export function parseString(reader: BicepReader): Expression {
  const parts: Expression[] = [];
  let text = '';
  const keep = () => {
    if (text !== '') parts.push({ kind: 'literal', value: text });
    text = '';
  };
  while (!reader.took("'")) {
    if (reader.took('${')) {
      keep();
      parts.push(parseExpression(reader));
      reader.expect('}');
      continue;
    }
    const escaped = reader.took('\\');
    const character = reader.match(/[^\n]/y) ?? reader.fail('a string does not end');
    text += escaped ? (ESCAPES[character] ?? character) : character;
  }
  if (parts.length === 0) return { kind: 'literal', value: text };
  keep();
  return { kind: 'interpolated', parts };
}

function parseArray(reader: BicepReader): Expression {
  reader.skip();
  if (reader.tookWord('for')) return parseFor(reader);
  const items: Expression[] = [];
  while (!reader.skip().took(']')) {
    items.push(parseExpression(reader));
    reader.skip(false).took(',');
  }
  return { kind: 'array', items };
}

function parseFor(reader: BicepReader): Expression {
  reader.skip();
  const numbered = reader.took('(');
  const item = reader.identifier();
  if (numbered) reader.expect(',');
  const index = numbered ? reader.skip().identifier() : undefined;
  if (numbered) reader.skip().expect(')');
  reader.skip();
  if (!reader.tookWord('in')) reader.fail('"in" is missing');
  reader.skip();
  const of = parseExpression(reader);
  reader.skip().expect(':');
  reader.skip();
  const body = parseExpression(reader);
  reader.skip().expect(']');
  return { kind: 'for', item, of, body, ...(index !== undefined && { index }) };
}

function parseObject(reader: BicepReader): Expression {
  const fields: Field[] = [];
  const nested: Resource[] = [];
  while (!reader.skip().took('}')) {
    // A field may be called resource as well.
    const resource = reader.match(/resource(?=[ \t]+[A-Za-z])/y) !== undefined;
    if (resource) nested.push(parseResource(reader, 'resource'));
    else fields.push(parseField(reader));
    reader.skip(false).took(',');
  }
  return { kind: 'object', fields, nested };
}

function parseField(reader: BicepReader): Field {
  const name: Expression = reader.took("'")
    ? parseString(reader)
    : { kind: 'literal', value: reader.identifier() };
  reader.skip(false).expect(':');
  reader.skip();
  return { name, value: parseExpression(reader) };
}

/** What follows the keyword `resource` or `module`. */
export function parseResource(reader: BicepReader, kind: 'resource' | 'module'): Resource {
  reader.skip(false);
  const name = reader.identifier();
  reader.skip(false).expect("'");
  const target = parseString(reader);
  if (target.kind !== 'literal') return reader.fail('a type is no plain string');
  reader.skip(false);
  const existing = reader.tookWord('existing');
  reader.skip(false).expect('=');
  reader.skip(false);
  const conditional = reader.tookWord('if');
  if (conditional) reader.skip(false).expect('(');
  const [condition] = conditional ? parseArgs(reader) : [];
  reader.skip(false);
  const body = parseExpression(reader);
  const rest = { name, target: String(target.value), existing, body };
  return condition ? { kind, ...rest, condition } : { kind, ...rest };
}
