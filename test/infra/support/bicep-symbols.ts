import { basename, dirname } from 'node:path';
import type { Expression, Statement, TypeExpression } from './bicep-syntax';
import { readTemplate } from './bicep-template';

const BUILT_IN_TYPES = ['string', 'int', 'bool', 'object'];

/** Names of a template that nothing uses, and such that it uses without declaring them. */
export function symbolsOf(file: string): { unused: string[]; undeclared: string[] } {
  const statements = readTemplate(file);
  const used = new Set(statements.flatMap((statement) => usedBy(statement)));
  const declared = statements.filter(isSymbol);
  const name = `${basename(dirname(file))}/${basename(file)}`;
  const exported = (one: Statement) =>
    'decorators' in one && one.decorators.some((decorator) => decorator.name === 'export');
  const known = new Set([...declared.map((one) => one.name), ...BUILT_IN_TYPES]);
  return {
    unused: declared
      .filter((one) => !used.has(one.name) && !exported(one) && !makesSomething(one))
      .map((one) => `${name}: ${one.name}`),
    undeclared: [...used].filter((one) => !known.has(one)).map((one) => `${name}: ${one}`),
  };
}

function isSymbol({ kind }: Statement): boolean {
  return kind !== 'output' && kind !== 'metadata' && kind !== 'targetScope';
}

function makesSomething(statement: Statement): boolean {
  return statement.kind === 'module' || (statement.kind === 'resource' && !statement.existing);
}

function usedBy(statement: Statement): string[] {
  switch (statement.kind) {
    case 'import':
      return [];
    case 'type':
      return inType(statement.type);
    case 'param':
      return [...inType(statement.type), ...(statement.default ? inside(statement.default) : [])];
    case 'resource':
    case 'module':
      return [
        ...inside(statement.body),
        ...(statement.condition ? inside(statement.condition) : []),
      ];
    case 'var':
    case 'output':
    case 'metadata':
    case 'targetScope':
      return [...inside(statement.value), ...(statement.type ? inType(statement.type) : [])];
  }
}

function inType(type: TypeExpression): string[] {
  switch (type.kind) {
    case 'named':
      return [type.name];
    case 'one':
      return [];
    case 'fields':
      return type.fields.flatMap((field) => inType(field.type));
    case 'union':
      return type.of.flatMap(inType);
    case 'list':
    case 'nullable':
      return inType(type.of);
  }
}

/** Names in an expression, without those that its loops bring along. */
function inside(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'name':
      return [expression.name];
    case 'interpolated':
      return expression.parts.flatMap(inside);
    case 'call':
      return expression.args.flatMap(inside);
    case 'member':
    case 'not':
      return inside(expression.of);
    case 'index':
      return [...inside(expression.of), ...inside(expression.at)];
    case 'operation':
      return [...inside(expression.left), ...inside(expression.right)];
    case 'choice':
      return [expression.when, expression.then, expression.otherwise].flatMap(inside);
    case 'array':
      return expression.items.flatMap(inside);
    case 'object':
      return [
        ...expression.fields.flatMap(({ name, value }) => [...inside(name), ...inside(value)]),
        ...expression.nested.flatMap((child) => usedBy(child)),
      ];
    case 'for': {
      const own = [expression.item, expression.index];
      return [
        ...inside(expression.of),
        ...inside(expression.body).filter((one) => !own.includes(one)),
      ];
    }
  }
}
