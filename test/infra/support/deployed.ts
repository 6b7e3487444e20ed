import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, type Deployed } from './bicep-deployment';
import { SUBSCRIPTION } from './bicep-functions';
import { isObject } from './bicep-values';
import { VARIANTS } from './variants';

export const PROJECT = join(__dirname, '..', '..', '..');

export const infra = (...parts: string[]) => join(PROJECT, 'infra', ...parts);

export const textOf = (...parts: string[]) => readFileSync(join(PROJECT, ...parts), 'utf8');

export const PARAMETERS = { environmentName: 'test', location: 'swedencentral' };

/** What main.bicep deploys with its defaults, or with these parameters as well. */
export function deployMain(more: Readonly<Record<string, unknown>> = {}) {
  return deploy(infra('main.bicep'), { ...PARAMETERS, ...more });
}

export function deployEventSubscription() {
  const parameters = {
    functionAppName: 'func-app',
    topicName: 'topic',
    storageAccountName: 'strec',
    recordingsContainer: 'recordings',
    deadLettersContainer: 'dead-letters',
  };
  const scope = { subscription: SUBSCRIPTION, group: 'rg-test' };
  return deploy(infra('event-subscription.bicep'), parameters, scope);
}

/** What is deployed in each of the variants, by what the variant is called. */
export const VARIANT_DEPLOYMENTS = Object.entries(VARIANTS).map(
  ([variant, parameters]) => ({ variant, ...deployMain(parameters) }) as const,
);

/** Every template of infra/, by its path there. */
export function templates(): string[] {
  return readdirSync(infra(), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bicep'))
    .sort();
}

export function ofType(resources: readonly Deployed[], type: string): Deployed[] {
  return resources.filter((resource) => resource.type === type);
}

/** The properties of a resource. */
export function properties(resource: Deployed | undefined): Readonly<Record<string, unknown>> {
  return resource?.body['properties'] as Readonly<Record<string, unknown>>;
}

/** What is at a path like `siteConfig.minTlsVersion` of a body or its properties; undefined if nothing. */
export function valueAt(of: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce(
      (value, name) =>
        isObject(value) || Array.isArray(value)
          ? Object.entries(value).find(([key]) => key === name)?.[1]
          : undefined,
      of,
    );
}

/** The app settings, by name. */
export function appSettings(resources: readonly Deployed[]): Readonly<Record<string, string>> {
  const configs = ofType(resources, 'Microsoft.Web/sites/config');
  const found = configs.filter(({ name }) => name === 'appsettings');
  expect(found).toHaveLength(1);
  return properties(found[0]) as Readonly<Record<string, string>>;
}
