import { readFileSync } from 'node:fs';
import { parseArgs, parseExpression, parseResource, parseString } from './bicep-expressions';
import { BicepReader } from './bicep-reader';
import type { Decorator, Import, Statement } from './bicep-syntax';
import { parseType } from './bicep-types';

/** Templates do not change while tests run, and modules are used again and again. */
const READ = new Map<string, readonly Statement[]>();

/**
 * Reads a template. Not a Bicep compiler: it reads the part of the language that infra/ is written
 * in and refuses the rest. The compiler itself (scripts/bicep.mjs) is too large to need in tests.
 */
export function readTemplate(file: string): readonly Statement[] {
  const known = READ.get(file);
  if (known) return known;
  const reader = new BicepReader(readFileSync(file, 'utf8'), file);
  const statements: Statement[] = [];
  while (!reader.skip().ended) statements.push(...parseStatement(reader));
  READ.set(file, statements);
  return statements;
}

function parseStatement(reader: BicepReader): readonly Statement[] {
  const decorators = parseDecorators(reader);
  const keyword = reader.identifier();
  reader.skip(false);
  switch (keyword) {
    case 'import':
      return parseImports(reader);
    case 'targetScope':
      return [{ kind: keyword, name: keyword, value: assigned(reader), decorators }];
    case 'metadata':
    case 'var':
      return [{ kind: keyword, name: reader.identifier(), value: assigned(reader), decorators }];
    case 'type': {
      const name = reader.identifier();
      reader.skip(false).expect('=');
      return [{ kind: keyword, name, type: parseType(reader, parseDecorators), decorators }];
    }
    case 'output': {
      const name = reader.identifier();
      const type = parseType(reader, parseDecorators);
      return [{ kind: keyword, name, type, value: assigned(reader), decorators }];
    }
    case 'param': {
      const name = reader.identifier();
      const declared = {
        kind: keyword,
        name,
        type: parseType(reader, parseDecorators),
        decorators,
      };
      const given = reader.skip(false).sees('=');
      return [given ? { ...declared, default: assigned(reader) } : declared];
    }
    case 'resource':
    case 'module':
      return [parseResource(reader, keyword)];
    default:
      return reader.fail(`"${keyword}" is no statement that is read here`);
  }
}

function parseImports(reader: BicepReader): Import[] {
  const names: string[] = [];
  reader.expect('{');
  while (!reader.skip().took('}')) {
    names.push(reader.identifier());
    reader.skip(false).took(',');
  }
  reader.skip(false).expect('from');
  reader.skip(false).expect("'");
  const from = parseString(reader);
  if (from.kind !== 'literal') return reader.fail('a file is no plain text');
  return names.map((name) => ({ kind: 'import', name, from: String(from.value) }));
}

function parseDecorators(reader: BicepReader): Decorator[] {
  const decorators: Decorator[] = [];
  while (reader.skip().took('@')) {
    const name = reader.identifier();
    reader.expect('(');
    decorators.push({ name, args: parseArgs(reader) });
  }
  reader.skip();
  return decorators;
}

function assigned(reader: BicepReader) {
  reader.skip(false).expect('=');
  reader.skip(false);
  return parseExpression(reader);
}
