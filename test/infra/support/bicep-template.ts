import { readFileSync } from 'node:fs';
import { parseArgs, parseExpression, parseResource } from './bicep-expressions';
import { BicepReader } from './bicep-reader';
import type { Decorator, Statement } from './bicep-syntax';

/**
 * Reads a template. Not a Bicep compiler: it reads the part of the language that infra/ is written
 * in and refuses the rest. The compiler itself (scripts/bicep.mjs) is too large to need in tests.
 */
export function readTemplate(file: string): Statement[] {
  const reader = new BicepReader(readFileSync(file, 'utf8'), file);
  const statements: Statement[] = [];
  while (!reader.skip().ended) statements.push(parseStatement(reader));
  return statements;
}

function parseStatement(reader: BicepReader): Statement {
  const decorators = parseDecorators(reader);
  const keyword = reader.identifier();
  reader.skip(false);
  switch (keyword) {
    case 'targetScope':
      return { kind: keyword, name: keyword, value: assigned(reader), decorators };
    case 'metadata':
    case 'var':
      return { kind: keyword, name: reader.identifier(), value: assigned(reader), decorators };
    case 'output': {
      const name = reader.identifier();
      typeName(reader);
      return { kind: keyword, name, value: assigned(reader), decorators };
    }
    case 'param': {
      const declared = {
        kind: keyword,
        name: reader.identifier(),
        type: typeName(reader),
        decorators,
      } as const;
      return reader.skip(false).sees('=') ? { ...declared, default: assigned(reader) } : declared;
    }
    case 'resource':
    case 'module':
      return parseResource(reader, keyword);
    default:
      return reader.fail(`"${keyword}" is no statement that is read here`);
  }
}

function parseDecorators(reader: BicepReader): Decorator[] {
  const decorators: Decorator[] = [];
  while (reader.skip().took('@')) {
    const name = reader.identifier();
    reader.expect('(');
    decorators.push({ name, args: parseArgs(reader) });
  }
  return decorators;
}

function typeName(reader: BicepReader): string {
  reader.skip(false);
  return reader.match(/[a-z]+(\[\])?/y) ?? reader.fail('a type is missing');
}

function assigned(reader: BicepReader) {
  reader.skip(false).expect('=');
  reader.skip(false);
  return parseExpression(reader);
}
