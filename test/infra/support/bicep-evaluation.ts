import { FUNCTIONS } from './bicep-functions';
import type { Expression, Loop, Operation } from './bicep-syntax';
import { elementOf, member, plain, type Scope } from './bicep-values';

export type Locals = Readonly<Record<string, unknown>>;

/** What an expression may refer to. */
export interface Surroundings {
  readonly scope: Scope;
  /** Of the template, which paths start from. */
  readonly directory: string;
  /** @throws Error when the template declares no such name */
  lookUp(name: string): unknown;
}

/** The value of an expression, with the names of loops around it. */
export function evaluate(
  expression: Expression,
  around: Surroundings,
  locals: Locals = {},
): unknown {
  const inner = (part: Expression) => evaluate(part, around, locals);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'interpolated':
      return expression.parts.map((part) => String(inner(part))).join('');
    case 'name':
      return expression.name in locals ? locals[expression.name] : around.lookUp(expression.name);
    case 'member': {
      const of = inner(expression.of);
      if (of === null && (expression.safe || isSafe(expression.of))) return null;
      return member(of, expression.name, expression.safe);
    }
    case 'index':
      return elementOf(inner(expression.of), inner(expression.at));
    case 'not':
      return !inner(expression.of);
    case 'operation':
      return operate(expression, inner);
    case 'choice':
      return inner(inner(expression.when) === true ? expression.then : expression.otherwise);
    case 'array':
      return expression.items.map(inner);
    case 'object': {
      const fields = expression.fields.map(({ name, value }) => [
        String(inner(name)),
        inner(value),
      ]);
      return Object.fromEntries(fields) as Locals;
    }
    case 'for':
      return rounds(expression, around, locals).map((round) =>
        evaluate(expression.body, around, round),
      );
    case 'call': {
      const call = FUNCTIONS[expression.name];
      if (!call) throw new Error(`The function ${expression.name} is unknown here.`);
      return call(around, ...expression.args.map(inner));
    }
  }
}

/** What the names of a loop stand for, in each of its rounds. */
export function rounds(loop: Loop, around: Surroundings, locals: Locals = {}): Locals[] {
  const items = evaluate(loop.of, around, locals) as unknown[];
  return items.map((value, at) => ({
    ...locals,
    [loop.item]: value,
    ...(loop.index !== undefined && { [loop.index]: at }),
  }));
}

/** Behind `.?` all that follows is null as well. */
function isSafe(expression: Expression): boolean {
  return expression.kind === 'member' && (expression.safe || isSafe(expression.of));
}

function operate(
  { operator, left, right }: Operation,
  inner: (of: Expression) => unknown,
): unknown {
  const one = inner(left);
  if (operator === '??') return one ?? inner(right);
  if (operator === '||') return one === true || inner(right);
  if (operator === '&&') return one === true && inner(right);
  const other = inner(right);
  if (operator === '==') return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
  if (operator === '!=') return JSON.stringify(plain(one)) !== JSON.stringify(plain(other));
  const [a, b] = [Number(one), Number(other)];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '*':
      return a * b;
  }
}
