import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, type Deployed } from './bicep-deployment';

export const PROJECT = join(__dirname, '..', '..', '..');

export const infra = (...parts: string[]) => join(PROJECT, 'infra', ...parts);

export const textOf = (...parts: string[]) => readFileSync(join(PROJECT, ...parts), 'utf8');

export const PARAMETERS = { environmentName: 'test', location: 'swedencentral' };

/** What main.bicep deploys with its defaults, or with these parameters as well. */
export function deployMain(more: Readonly<Record<string, unknown>> = {}) {
  return deploy(infra('main.bicep'), { ...PARAMETERS, ...more });
}

export function deployEventSubscription() {
  return deploy(infra('event-subscription.bicep'), {
    functionAppName: 'func-app',
    topicName: 'topic',
    storageAccountName: 'strec',
    recordingsContainer: 'recordings',
    deadLettersContainer: 'dead-letters',
  });
}

export function ofType(resources: readonly Deployed[], type: string): Deployed[] {
  return resources.filter((resource) => resource.type === type);
}

/** The properties of a resource. */
export function properties(resource: Deployed | undefined): Readonly<Record<string, unknown>> {
  return resource?.body['properties'] as Readonly<Record<string, unknown>>;
}

/** The app settings, by name. */
export function appSettings(resources: readonly Deployed[]): Readonly<Record<string, string>> {
  const config = ofType(resources, 'Microsoft.Web/sites/config');
  expect(config).toHaveLength(1);
  return properties(config[0]) as Readonly<Record<string, string>>;
}
