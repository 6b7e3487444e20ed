import { deployEventSubscription, deployMain, ofType, properties } from './support/deployed';

const { resources, outputs } = deployMain({ operatorId: 'operator' });

describe('storage accounts', () => {
  const accounts = ofType(resources, 'Microsoft.Storage/storageAccounts');

  it.each(accounts)(
    '$name takes no shared keys, no old TLS, and shows no blob in public',
    (one) => {
      expect(accounts).toHaveLength(2);
      expect(properties(one)).toMatchObject({
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        allowSharedKeyAccess: false,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
      });
    },
  );

  it('have private containers only', () => {
    const containers = ofType(
      resources,
      'Microsoft.Storage/storageAccounts/blobServices/containers',
    );

    expect(containers.map(({ name }) => name)).toEqual([
      'recordings',
      'transcripts',
      'dead-letters',
      'deployments',
    ]);
    expect(containers.map((one) => properties(one)['publicAccess'])).toEqual(Array(4).fill('None'));
  });

  it('keep deleted recordings for a while, and nothing of the host', () => {
    const services = ofType(resources, 'Microsoft.Storage/storageAccounts/blobServices');

    expect(services.map((one) => properties(one)['deleteRetentionPolicy'])).toEqual([
      { enabled: true, days: 7 },
      { enabled: false },
    ]);
  });
});

describe('Speech and Azure OpenAI', () => {
  const accounts = ofType(resources, 'Microsoft.CognitiveServices/accounts');

  it('take tokens only, under a subdomain of their own', () => {
    expect(accounts.map(({ body }) => body['kind'])).toEqual(['SpeechServices', 'OpenAI']);
    for (const account of accounts) {
      expect(account.body['sku']).toEqual({ name: 'S0' });
      expect(properties(account)).toMatchObject({
        customSubDomainName: account.name,
        disableLocalAuth: true,
      });
    }
  });

  it('read recordings with an identity of the Speech resource itself', () => {
    expect(accounts[0]?.body['identity']).toEqual({ type: 'SystemAssigned' });
  });

  it('are one in each region that is asked for; the first keeps its name', () => {
    const more = deployMain({ moreSpeechRegions: ['northeurope', 'eastus'] }).resources;
    const speech = ofType(more, 'Microsoft.CognitiveServices/accounts').filter(
      ({ body }) => body['kind'] === 'SpeechServices',
    );

    expect(speech[0]).toEqual(accounts[0]);
    expect(speech.map(({ name, body }) => [name, body['location']])).toEqual([
      ['speech-0123456789abc', 'swedencentral'],
      ['speech-northeurope-0123456789abc', 'northeurope'],
      ['speech-eastus-0123456789abc', 'eastus'],
    ]);
    for (const account of speech) {
      expect(account.body['identity']).toEqual({ type: 'SystemAssigned' });
      expect(properties(account)).toMatchObject({
        customSubDomainName: account.name,
        disableLocalAuth: true,
      });
    }
  });
});

describe('Cosmos DB', () => {
  it('takes tokens only and no old TLS', () => {
    const [account] = ofType(resources, 'Microsoft.DocumentDB/databaseAccounts');

    expect(properties(account)).toMatchObject({
      capabilities: [{ name: 'EnableServerless' }],
      disableKeyBasedMetadataWriteAccess: true,
      disableLocalAuth: true,
      minimalTlsVersion: 'Tls12',
    });
  });
});

describe('telemetry', () => {
  it('is written with a role only', () => {
    const [workspace] = ofType(resources, 'Microsoft.OperationalInsights/workspaces');
    const [component] = ofType(resources, 'Microsoft.Insights/components');

    expect(properties(workspace)).toMatchObject({ features: { disableLocalAuth: true } });
    expect(properties(component)).toMatchObject({ DisableLocalAuth: true });
  });
});

describe('function app', () => {
  it('speaks HTTPS with a current TLS and takes no publishing passwords', () => {
    const [site] = ofType(resources, 'Microsoft.Web/sites');
    const policies = ofType(resources, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies');

    expect(properties(site)).toMatchObject({
      httpsOnly: true,
      siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled' },
    });
    expect(policies.map((one) => [one.name, properties(one)['allow']])).toEqual([
      ['scm', false],
      ['ftp', false],
    ]);
  });

  it('fetches its package with the one identity of the app', () => {
    const [site] = ofType(resources, 'Microsoft.Web/sites');
    const identity = 'Microsoft.ManagedIdentity/userAssignedIdentities/id-callscribe-0123456789abc';

    expect(site?.body['identity']).toEqual({
      type: 'UserAssigned',
      userAssignedIdentities: { [identity]: {} },
    });
    expect(properties(site)).toMatchObject({
      functionAppConfig: {
        deployment: {
          storage: {
            authentication: {
              type: 'UserAssignedIdentity',
              userAssignedIdentityResourceId: identity,
            },
          },
        },
        runtime: { name: 'node', version: '24' },
      },
    });
  });
});

describe('secrets', () => {
  it('are in no output and in no resource of the first stage', () => {
    expect(Object.keys(outputs).join()).not.toMatch(/key|secret|connection|password|token/i);
    expect(JSON.stringify([outputs, resources])).not.toMatch(/list[A-Z]\w*\(|AccountKey=/);
  });

  it('are read in the second stage for the webhook alone', () => {
    const { resources: second, outputs: none } = deployEventSubscription();
    const [subscription] = second;
    const { destination, ...rest } = properties(subscription) as {
      destination: { properties: { endpointUrl: string } };
    };

    expect(none).toEqual({});
    expect(destination.properties.endpointUrl).toMatch(/&code=<listKeys\(.+blobs_extension>$/);
    expect(JSON.stringify(rest)).not.toContain('listKeys');
  });
});
