import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOf, isObject, Reference, Runtime, type Scope } from './bicep-values';

/** Where a function is called. */
interface Place {
  readonly scope: Scope;
  readonly directory: string;
}

type Builtin = (place: Place, ...args: readonly unknown[]) => unknown;

export const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
export const TENANT = '11111111-1111-1111-1111-111111111111';

/** The functions that infra/ calls. Names and ids come out the same every time. */
export const FUNCTIONS: Readonly<Record<string, Builtin>> = {
  any: (_, value) => value,
  cidrSubnet: (_, network, size, at) => cidrSubnet(String(network), Number(size), Number(at)),
  concat: (_, ...lists) => lists.flat(),
  contains: (_, text, part) => String(text).includes(String(part)),
  empty: (_, value) => isEmpty(value),
  environment: () => ({
    authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
    suffixes: { keyvaultDns: '.vault.azure.net', storage: 'core.windows.net' },
  }),
  guid: (_, ...parts) => `guid(${parts.map(String).join(',')})`,
  join: (_, list, between) => (list as unknown[]).map(String).join(String(between)),
  listKeys: (_, id) => new Runtime(`listKeys(${String(id)})`),
  loadTextContent: ({ directory }, file) => readFileSync(join(directory, String(file)), 'utf8'),
  replace: (_, text, from, to) => String(text).replaceAll(String(from), String(to)),
  resourceGroup: ({ scope }, ...path) => groupOf(scope, path.map(String)),
  resourceId: ({ scope }, ...path) => resourceId(scope, path.map(String)),
  split: (_, text, at) => String(text).split(String(at)),
  string: (_, value) => (isObject(value) ? JSON.stringify(value) : String(value)),
  subscription: () => ({ id: `/subscriptions/${SUBSCRIPTION}`, subscriptionId: SUBSCRIPTION }),
  subscriptionResourceId: ({ scope }, type, ...names) =>
    idOf({ subscription: scope.subscription }, String(type), names.map(String)),
  tenant: () => ({ tenantId: TENANT }),
  toLower: (_, text) => String(text).toLowerCase(),
  union: (_, ...values) => values.reduce(merge),
  uniqueString: () => '0123456789abc',
};

function isEmpty(value: unknown): boolean {
  if (value instanceof Runtime)
    throw new Error(`Whether ${String(value)} is empty shows too late.`);
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}

/** Lists: each element once. Objects: field by field, and the fields of their fields. */
function merge(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) {
    return [...new Set<unknown>([one, other].flat())];
  }
  if (!isObject(one) || !isObject(other) || other instanceof Reference) return other;
  const merged = { ...one };
  for (const [name, value] of Object.entries(other)) {
    merged[name] = name in merged ? merge(merged[name], value) : value;
  }
  return merged;
}

/** `resourceGroup()`, `resourceGroup(name)` or `resourceGroup(subscription, name)`. */
function groupOf(scope: Scope, path: readonly string[]): Scope & { id: string; name: string } {
  const name = path.at(-1) ?? scope.group ?? '';
  const subscription = path.length > 1 ? String(path[0]) : scope.subscription;
  const id = `/subscriptions/${subscription}/resourceGroups/${name}`;
  return { subscription, group: name, id, name };
}

/** The type is the first part that has a slash; a group, and a subscription, may stand before it. */
function resourceId(scope: Scope, path: readonly string[]): string {
  const at = path.findIndex((part) => part.includes('/'));
  const group = path[at - 1] ?? scope.group;
  const subscription = path[at - 2] ?? scope.subscription;
  const place = group === undefined ? { subscription } : { subscription, group };
  return idOf(place, String(path[at]), path.slice(at + 1));
}

/** The network with this index among those of this size that one is divided into. */
function cidrSubnet(network: string, size: number, at: number): string {
  const [address = ''] = network.split('/');
  const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = start + at * 2 ** (32 - size);
  const parts = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${parts.join('.')}/${size}`;
}
