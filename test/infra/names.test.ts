import { deployMain, textOf, VARIANT_DEPLOYMENTS } from './support/deployed';
import { VARIANTS } from './support/variants';

/** What Azure allows: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const LIMITS: Readonly<Record<string, RegExp>> = {
  'Microsoft.CognitiveServices/accounts': /^[a-zA-Z0-9][a-zA-Z0-9-]{1,63}$/,
  'Microsoft.DocumentDB/databaseAccounts': /^[a-z0-9][a-z0-9-]{2,43}$/,
  'Microsoft.DurableTask/schedulers': /^[a-zA-Z0-9-]{3,64}$/,
  'Microsoft.DurableTask/schedulers/taskHubs': /^[a-zA-Z0-9-]{3,64}$/,
  'Microsoft.EventGrid/systemTopics': /^[a-zA-Z0-9-]{3,50}$/,
  'Microsoft.Insights/components': /^[a-zA-Z0-9-]{1,255}$/,
  'Microsoft.ManagedIdentity/userAssignedIdentities': /^[a-zA-Z0-9][a-zA-Z0-9-]{2,127}$/,
  'Microsoft.Network/networkSecurityGroups': /^[a-zA-Z0-9][a-zA-Z0-9-]{0,79}$/,
  'Microsoft.Network/privateEndpoints': /^[a-zA-Z0-9][a-zA-Z0-9-]{1,63}$/,
  'Microsoft.Network/virtualNetworks': /^[a-zA-Z0-9][a-zA-Z0-9-]{1,63}$/,
  'Microsoft.OperationalInsights/workspaces': /^[a-zA-Z0-9][a-zA-Z0-9-]{3,62}$/,
  'Microsoft.Resources/resourceGroups': /^[a-zA-Z0-9-_]{1,90}$/,
  'Microsoft.Storage/storageAccounts': /^[a-z0-9]{3,24}$/,
  'Microsoft.Storage/storageAccounts/blobServices/containers': /^[a-z0-9][a-z0-9-]{2,62}$/,
  'Microsoft.Storage/storageAccounts/queueServices/queues': /^[a-z0-9][a-z0-9-]{2,62}$/,
  'Microsoft.Web/serverfarms': /^[a-zA-Z0-9-]{1,60}$/,
  'Microsoft.Web/sites': /^[a-zA-Z0-9][a-zA-Z0-9-]{0,58}[a-zA-Z0-9]$/,
};

/** Of resources whose names the world shares, or that others must not find by chance. */
const ENDS_IN_TOKEN = [
  'Microsoft.CognitiveServices/accounts',
  'Microsoft.DocumentDB/databaseAccounts',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Web/sites',
];

/** The longest there can be: the region with the longest name, and the longest environment. */
const LONGEST = { environmentName: 'e'.repeat(64), location: 'germanywestcentral' };

describe.each(VARIANT_DEPLOYMENTS)('with $variant, names', ({ variant, resources }) => {
  const longest = deployMain({ ...VARIANTS[variant], ...LONGEST }).resources;

  it('are the same every time, so that deploying again changes nothing', () => {
    const again = deployMain(VARIANTS[variant]).resources;

    expect(again.map(({ id }) => id)).toEqual(resources.map(({ id }) => id));
  });

  it('differ from each other', () => {
    const own = resources.map(({ id, body }) => JSON.stringify([id, body['scope']]));

    expect(new Set(own).size).toBe(own.length);
  });

  it('stay within their limits, for the longest environment too', () => {
    const limited = [...resources, ...longest].filter(({ type }) => type in LIMITS);

    const wrong = limited.filter(({ type, name }) => !LIMITS[type]?.test(name));

    expect(wrong.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
    expect(limited.length).toBeGreaterThan(20);
  });

  it('end in what subscription, environment and region make of them', () => {
    const shared = resources.filter(({ type }) => ENDS_IN_TOKEN.includes(type));

    expect(shared.filter(({ name }) => !name.endsWith('0123456789abc'))).toEqual([]);
  });
});

describe('names', () => {
  it('are not drawn by lot or taken from the clock', () => {
    expect(textOf('infra', 'main.bicep')).not.toMatch(/utcNow|newGuid/);
  });
});
