import type { Expression, Parameter } from './bicep-syntax';
import { isObject, Reference, Runtime } from './bicep-values';

type Evaluate = (expression: Expression) => unknown;

/** @throws Error when the value is not what the parameter's type and decorators ask for */
export function checkParameter(parameter: Parameter, value: unknown, evaluate: Evaluate): void {
  if (value instanceof Runtime) return;
  const refuse = (why: string): never => {
    throw new Error(`Parameter ${parameter.name} ${why}: ${JSON.stringify(value)}`);
  };
  if (!hasType(value, parameter.type)) refuse(`is no ${parameter.type}`);
  for (const { name, args } of parameter.decorators) {
    const argument = args[0] === undefined ? undefined : evaluate(args[0]);
    const isLong = typeof value === 'string' || Array.isArray(value);
    const size = isLong ? value.length : Number(value);
    if (/^min(Length|Value)$/.test(name) && size < Number(argument)) refuse('is too small');
    if (/^max(Length|Value)$/.test(name) && size > Number(argument)) refuse('is too large');
    if (name === 'allowed' && !(argument as unknown[]).includes(value)) refuse('is not allowed');
  }
}

function hasType(value: unknown, type: string): boolean {
  if (value instanceof Runtime) return true;
  if (type === 'string[]') return Array.isArray(value) && value.every((v) => hasType(v, 'string'));
  if (type === 'object') return isObject(value) && !(value instanceof Reference);
  if (type === 'int') return Number.isInteger(value);
  if (type === 'bool') return typeof value === 'boolean';
  return type === 'string' && typeof value === 'string';
}
