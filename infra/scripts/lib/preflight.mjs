import { az, azOrFail } from './az.mjs';
import { fail, say } from './say.mjs';

/** Resource providers of everything that the templates can make. */
export const PROVIDERS = [
  'Microsoft.App',
  'Microsoft.Authorization',
  'Microsoft.CognitiveServices',
  'Microsoft.Consumption',
  'Microsoft.DocumentDB',
  'Microsoft.DurableTask',
  'Microsoft.EventGrid',
  'Microsoft.Insights',
  'Microsoft.KeyVault',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.OperationalInsights',
  'Microsoft.Resources',
  'Microsoft.Storage',
  'Microsoft.Web',
];

/** Says whose subscription it is that things happen in. */
export async function sayWhere() {
  const query = '{name:name, user:user.name}';
  const account = JSON.parse(
    await azOrFail('Asking who is signed in', [
      ...['account', 'show', '--query', query, '--output', 'json'],
    ]),
  );
  say(`Subscription "${account.name}", as ${account.user}.`);
}

/** Ends the script where the region has no Flex Consumption; says so where nobody can tell. */
export async function assertRegion(location) {
  const words = ['functionapp', 'list-flexconsumption-locations', '--output', 'json'];
  const answer = await az(words);
  if (answer.status !== 0) {
    say('Whether the region has Flex Consumption could not be asked; the deployment will tell.');
    return;
  }
  const regions = JSON.parse(answer.stdout).map(({ name }) => plain(name));
  if (regions.includes(plain(location))) return;
  fail(
    `${location} has no Flex Consumption. It is in: ${regions.sort().join(', ')}. The region needs Speech batch transcription and the model too (docs/deploy.md).`,
  );
}

/** "Sweden Central" and "swedencentral" are the same. */
const plain = (region) => region.toLowerCase().replaceAll(' ', '');

/** Registers what is not yet: templates cannot, and a fresh subscription has little. */
export async function registerProviders() {
  const query = "[?registrationState=='Registered'].namespace";
  const registered = JSON.parse(
    await azOrFail('Asking for resource providers', [
      ...['provider', 'list', '--query', query, '--output', 'json'],
    ]),
  ).map((namespace) => namespace.toLowerCase());
  const missing = PROVIDERS.filter((name) => !registered.includes(name.toLowerCase()));
  for (const namespace of missing) {
    say(`Registering ${namespace} with the subscription …`);
    await azOrFail(`Registering ${namespace}`, [
      ...['provider', 'register', '--namespace', namespace, '--wait'],
    ]);
  }
}

/**
 * AI resources of a resource group that were deleted and hold their names, until they are purged or
 * 48 hours are over.
 *
 * @returns {Promise<{ name: string, location: string }[]>}
 */
export async function deletedAccounts(group) {
  const answer = await az([
    ...['cognitiveservices', 'account', 'list-deleted'],
    ...['--query', '[].{id:id, name:name, location:location}', '--output', 'json'],
  ]);
  if (answer.status !== 0) return [];
  const ofGroup = `/resourcegroups/${group.toLowerCase()}/`;
  return JSON.parse(answer.stdout).filter(({ id }) => id.toLowerCase().includes(ofGroup));
}
