/** Another group of another subscription. */
export const THERE =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-there/providers';
const NETWORK = `${THERE}/Microsoft.Network/virtualNetworks/hub/subnets`;

/** What is there already, in another group of another subscription. */
export const EXISTING = {
  speech: [
    `${THERE}/Microsoft.CognitiveServices/accounts/their-speech`,
    `${THERE}/Microsoft.CognitiveServices/accounts/their-speech-2`,
  ],
  openAi: {
    id: `${THERE}/Microsoft.CognitiveServices/accounts/their-openai`,
    deployment: 'their-model',
  },
  cosmosAccountId: `${THERE}/Microsoft.DocumentDB/databaseAccounts/their-cosmos`,
  logAnalyticsWorkspaceId: `${THERE}/Microsoft.OperationalInsights/workspaces/their-logs`,
  virtualNetwork: {
    appSubnetId: `${NETWORK}/app`,
    endpointSubnetId: `${NETWORK}/private`,
    dnsZones: false,
  },
};

export const ENCRYPTION_KEY = {
  vaultId: `${THERE}/Microsoft.KeyVault/vaults/their-vault`,
  keyName: 'calls',
  keyVersion: '0123456789abcdef0123456789abcdef',
};

export const SIGN_IN = { clientId: '33333333-3333-3333-3333-333333333333' };

const SCHEDULER = { durableStorage: 'DurableTaskScheduler' };
const ALERTS = { emails: ['somebody@example.com'] };
const BUDGET = { amount: 50, startMonth: '2026-12', emails: ['somebody@example.com'] };
const PRIVATE = { vnetEnabled: true };
const OFFICES = ['203.0.113.7', '198.51.100.0/24'];

/** Ways to deploy main.bicep, each with the parameters that differ from the defaults. */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'the defaults': {},
  'an operator': { operatorId: '44444444-4444-4444-4444-444444444444' },
  'more regions': { speech: { moreRegions: ['northeurope', 'germanywestcentral'] } },
  'signed links': { recordingsAccess: 'sas' },
  'a queue that is told': { announceQueue: 'ended' },
  'a private network': PRIVATE,
  'a private network with offices': { ...PRIVATE, network: { allowedIps: OFFICES } },
  'a private network and a scheduler': { ...PRIVATE, ...SCHEDULER },
  'a scheduler': SCHEDULER,
  'what is there already': { existing: EXISTING },
  'what is there already, in a private network': { ...PRIVATE, existing: EXISTING },
  'a key of the customer': { encryptionKey: ENCRYPTION_KEY },
  'sign-in': { signIn: SIGN_IN },
  autoscale: { cosmosDb: { autoscaleMaxThroughput: 4000, backup: 'Periodic' } },
  'full-text search': { cosmosDb: { fullTextSearch: true, backup: 'Continuous30Days' } },
  'an end for everything': {
    retention: { recordingDays: 30, transcriptDays: 90, documentDays: 365, deadLetterDays: 0 },
  },
  'alerts and a budget': { alerts: { ...ALERTS, logEveryAccess: true }, budget: BUDGET },
  'instances that never sleep': { scale: { alwaysReady: 1, instanceMemoryMB: 4096 } },
  everything: {
    ...PRIVATE,
    ...SCHEDULER,
    operatorId: '44444444-4444-4444-4444-444444444444',
    existing: { archiveContainers: ['archive-2019', 'archive-2020'] },
    network: { addressPrefix: '10.1.2.0/24', allowedIps: OFFICES },
    speech: { moreRegions: ['northeurope'], locales: 'en-GB,fr-FR' },
    encryptionKey: ENCRYPTION_KEY,
    signIn: { ...SIGN_IN, allowedGroups: ['55555555-5555-5555-5555-555555555555'] },
    cosmosDb: { autoscaleMaxThroughput: 1000, fullTextSearch: true },
    alerts: ALERTS,
    budget: BUDGET,
    announceQueue: 'ended',
  },
};
