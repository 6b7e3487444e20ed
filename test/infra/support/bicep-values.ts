import type { Deployed } from './bicep-deployment';

/** What only Azure knows, like an endpoint: carried along as a text that says what it is. */
export class Runtime {
  constructor(readonly text: string) {}

  toString(): string {
    return `<${this.text}>`;
  }
}

/** A symbol of a resource. */
export class Reference {
  readonly children = new Map<string, Reference>();

  constructor(
    readonly resource: Omit<Deployed, 'body'>,
    readonly id: string,
  ) {}

  toString(): string {
    return this.id;
  }
}

export function member(value: unknown, name: string): unknown {
  if (value instanceof Runtime) return new Runtime(`${value.text}.${name}`);
  if (value instanceof Reference) {
    if (name === 'id') return value.id;
    if (name === 'name') return value.resource.name;
    return value.children.get(name) ?? new Runtime(`${value.id}:${name}`);
  }
  if (isObject(value) && name in value) return value[name];
  throw new Error(`There is no "${name}" in ${JSON.stringify(value)}.`);
}

export function elementOf(list: unknown, index: unknown): unknown {
  if (Array.isArray(list) && Number(index) in list) return list[Number(index)];
  throw new Error(`There is no element ${String(index)} in ${JSON.stringify(list)}.`);
}

/** As it is sent to Azure: symbols become ids. */
export function plain(value: unknown): unknown {
  if (value instanceof Runtime || value instanceof Reference) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Builtin = (...args: unknown[]) => unknown;

/** The functions that infra/ calls. Names and ids come out the same every time. */
export const FUNCTIONS: Readonly<Record<string, Builtin>> = {
  toLower: (text) => String(text).toLowerCase(),
  uniqueString: () => '0123456789abc',
  guid: (...parts) => `guid(${parts.map(String).join(',')})`,
  empty: (value) => value === '',
  concat: (...lists) => lists.flat(),
  join: (list, between) => (list as unknown[]).map(String).join(String(between)),
  union: (...objects) => Object.assign({}, ...objects.map((object) => object as object)) as unknown,
  subscription: () => ({ id: '/subscriptions/s' }),
  subscriptionResourceId: (type, name) => `/subscriptions/s/${String(type)}/${String(name)}`,
  listKeys: (id) => new Runtime(`listKeys(${String(id)})`),
};
