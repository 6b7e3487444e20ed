import type { Decorator, Expression, TypedField, TypeExpression } from './bicep-syntax';
import { isObject, Reference, Runtime } from './bicep-values';

/** What a check has to ask the template: what its own types are, and what decorators say. */
export interface Types {
  /** A type of its own, and the template that it is declared in. */
  typeOf(name: string): { readonly declared: TypedField; readonly by: Types } | undefined;
  evaluate(expression: Expression): unknown;
}

/** @throws Error when the value is not what the type and the decorators of a parameter ask for */
export function checkValue(declared: TypedField, value: unknown, types: Types): void {
  const { name, type, decorators } = declared;
  if (value instanceof Runtime) return;
  if (value === null || value === undefined) {
    if (type.kind !== 'nullable') throw new Error(`${name} is missing.`);
    return;
  }
  checkType(name, type, value, types);
  checkLimits(name, decorators, value, types);
}

function checkType(name: string, type: TypeExpression, value: unknown, types: Types): void {
  if (value instanceof Runtime) return;
  switch (type.kind) {
    case 'nullable':
      return value === null ? undefined : checkType(name, type.of, value, types);
    case 'one':
      if (value !== type.value) refuse(name, `is not ${JSON.stringify(type.value)}`, value);
      return;
    case 'union':
      if (!type.of.some((one) => one.kind === 'one' && one.value === value)) {
        refuse(name, 'is not allowed', value);
      }
      return;
    case 'list':
      if (!Array.isArray(value)) return refuse(name, 'is no list', value);
      return value.forEach((item, at) => checkType(`${name}[${at}]`, type.of, item, types));
    case 'fields':
      return checkFields(name, type.fields, value, types);
    case 'named':
      return checkNamed(name, type.name, value, types);
  }
}

function checkNamed(name: string, type: string, value: unknown, types: Types): void {
  const own = types.typeOf(type);
  if (own) {
    checkType(name, own.declared.type, value, own.by);
    return checkLimits(name, own.declared.decorators, value, own.by);
  }
  const plain: Readonly<Record<string, boolean>> = {
    string: typeof value === 'string',
    int: Number.isInteger(value),
    bool: typeof value === 'boolean',
    object: isObject(value) && !(value instanceof Reference),
  };
  if (!(type in plain)) throw new Error(`${name}: ${type} is no type that is known here.`);
  if (!plain[type]) refuse(name, `is no ${type}`, value);
}

function checkFields(
  name: string,
  fields: readonly TypedField[],
  value: unknown,
  types: Types,
): void {
  if (!isObject(value)) return refuse(name, 'is no object', value);
  const known = new Set(fields.map((field) => field.name));
  const others = Object.keys(value).filter((key) => !known.has(key));
  if (others.length > 0) refuse(name, `has no ${others.join(', ')}`, value);
  for (const field of fields) {
    checkValue({ ...field, name: `${name}.${field.name}` }, value[field.name], types);
  }
}

function checkLimits(
  name: string,
  decorators: readonly Decorator[],
  value: unknown,
  types: Types,
): void {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : Number(value);
  for (const decorator of decorators) {
    const argument = decorator.args[0] && types.evaluate(decorator.args[0]);
    if (/^min(Length|Value)$/.test(decorator.name) && size < Number(argument)) {
      refuse(name, 'is too small', value);
    }
    if (/^max(Length|Value)$/.test(decorator.name) && size > Number(argument)) {
      refuse(name, 'is too large', value);
    }
    if (decorator.name === 'allowed' && !(argument as unknown[]).includes(value)) {
      refuse(name, 'is not allowed', value);
    }
  }
}

function refuse(name: string, why: string, value: unknown): never {
  throw new Error(`Parameter ${name} ${why}: ${JSON.stringify(value)}`);
}
