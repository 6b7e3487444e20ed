import type { Deployed } from './bicep-deployment';

/** What only Azure knows, like an endpoint: carried along as a text that says what it is. */
export class Runtime {
  constructor(readonly text: string) {}

  toString(): string {
    return `<${this.text}>`;
  }
}

/** Where a template is deployed: a subscription, or a resource group of it. */
export interface Scope {
  readonly subscription: string;
  readonly group?: string;
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

export function member(value: unknown, name: string, safe = false): unknown {
  if (value instanceof Runtime) return new Runtime(`${value.text}.${name}`);
  if (value instanceof Reference) {
    if (name === 'id') return value.id;
    if (name === 'name') return value.resource.name;
    return value.children.get(name) ?? new Runtime(`${value.id}:${name}`);
  }
  if (isObject(value) && name in value) return value[name];
  if (safe) return null;
  throw new Error(`There is no "${name}" in ${JSON.stringify(value)}.`);
}

export function elementOf(list: unknown, index: unknown): unknown {
  if (isObject(list) && !(list instanceof Reference)) return member(list, String(index));
  if (Array.isArray(list) && Number(index) in list) return list[Number(index)];
  throw new Error(`There is no element ${String(index)} in ${JSON.stringify(list)}.`);
}

/** As it is sent to Azure: symbols become ids, and what is null is not sent. */
export function plain(value: unknown): unknown {
  if (value instanceof Runtime || value instanceof Reference) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  const sent = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(sent.map(([name, field]) => [name, plain(field)]));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Full id of a resource: types and names take turns behind the provider. */
export function idOf(scope: Scope, type: string, names: readonly string[]): string {
  const [provider, ...types] = type.split('/');
  const path = types.map((one, at) => `${one}/${names[at]}`).join('/');
  const group = scope.group === undefined ? '' : `/resourceGroups/${scope.group}`;
  return type === 'Microsoft.Resources/resourceGroups'
    ? `/subscriptions/${scope.subscription}/resourceGroups/${names[0]}`
    : `/subscriptions/${scope.subscription}${group}/providers/${provider}/${path}`;
}
