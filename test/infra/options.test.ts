import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appSettings, deployMain, ofType, properties, PROJECT, valueAt } from './support/deployed';
import { ENCRYPTION_KEY, EXISTING, SIGN_IN } from './support/variants';

const deployed = (more: Readonly<Record<string, unknown>>) => deployMain(more).resources;

describe('sign-in', () => {
  const [authentication] = ofType(
    deployed({ signIn: SIGN_IN }),
    'Microsoft.Web/sites/config',
  ).filter(({ name }) => name === 'authsettingsV2');
  const { globalValidation, identityProviders, login } = properties(authentication) as {
    globalValidation: { excludedPaths: string[] };
    identityProviders: { azureActiveDirectory: Readonly<Record<string, unknown>> };
    login: object;
  };

  it('answers 401 to whoever brings no token', () => {
    expect(globalValidation).toMatchObject({
      requireAuthentication: true,
      unauthenticatedClientAction: 'Return401',
    });
  });

  it('leaves out what brings a key or a signature of its own', () => {
    const route = /route: '(.+)'/.exec(
      readFileSync(join(PROJECT, 'functions', 'transcription-ended.ts'), 'utf8'),
    )?.[1];
    const anyService = route?.replace('{provider}', '*');

    expect(globalValidation.excludedPaths).toEqual(['/runtime/*', `/api/${anyService}`]);
  });

  it('takes tokens for this registration of this tenant, and needs no secret', () => {
    expect(identityProviders.azureActiveDirectory).toEqual({
      enabled: true,
      registration: {
        clientId: SIGN_IN.clientId,
        openIdIssuer: 'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/v2.0',
      },
      validation: {
        allowedAudiences: [SIGN_IN.clientId, `api://${SIGN_IN.clientId}`],
        defaultAuthorizationPolicy: { allowedApplications: [SIGN_IN.clientId] },
      },
    });
    expect(login).toEqual({ tokenStore: { enabled: false } });
  });

  it('can be narrowed to groups, applications and another tenant', () => {
    const more = { tenantId: '66666666-6666-6666-6666-666666666666', allowedGroups: ['g'] };
    const signIn = { ...SIGN_IN, ...more, allowedApplications: ['a'] };

    expect(JSON.stringify(deployed({ signIn }))).toContain(
      '"defaultAuthorizationPolicy":{"allowedApplications":["a"],"allowedPrincipals":{"groups":["g"]}}',
    );
    expect(JSON.stringify(deployed({ signIn }))).toContain(`/${more.tenantId}/v2.0`);
  });

  it('is off by default', () => {
    const configs = ofType(deployed({}), 'Microsoft.Web/sites/config');

    expect(configs.map(({ name }) => name)).toEqual(['appsettings']);
  });
});

describe('Durable storage', () => {
  const hub = (
    JSON.parse(readFileSync(join(PROJECT, 'host.json'), 'utf8')) as {
      extensions: { durableTask: { hubName: string } };
    }
  ).extensions.durableTask.hubName;

  it('is the storage account of the host by default', () => {
    const resources = deployed({});

    expect(resources.filter(({ type }) => type.startsWith('Microsoft.DurableTask/'))).toEqual([]);
    expect(Object.keys(appSettings(resources)).join()).not.toMatch(/durableTask|DURABLE/);
  });

  it("is a scheduler by parameter, with the task hub of host.json and the app's identity", () => {
    const resources = deployed({ durableStorage: 'DurableTaskScheduler' });
    const [scheduler] = ofType(resources, 'Microsoft.DurableTask/schedulers');
    const hubs = ofType(resources, 'Microsoft.DurableTask/schedulers/taskHubs');
    const settings = appSettings(resources);
    const provider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider';

    expect(properties(scheduler)).toMatchObject({
      sku: { name: 'Consumption' },
      ipAllowlist: ['0.0.0.0/0'],
    });
    expect(hubs.map(({ name }) => name)).toEqual([hub]);
    expect(settings[`${provider}__type`]).toBe('azureManaged');
    expect(settings[settings[`${provider}__connectionStringName`] ?? '']).toMatch(
      /^Endpoint=<.+:properties\.endpoint>;Authentication=ManagedIdentity;ClientID=<.+>$/,
    );
  });
});

describe('a key of the customer', () => {
  const resources = deployed({ encryptionKey: ENCRYPTION_KEY });
  const identity = expect.stringMatching(/\/id-encryption-0123456789abc$/) as string;
  const keyed = [
    'Microsoft.Storage/storageAccounts',
    'Microsoft.CognitiveServices/accounts',
    'Microsoft.DocumentDB/databaseAccounts',
  ].flatMap((type) => ofType(resources, type));

  it.each(keyed)('is used by $name, through an identity of its own', ({ body }) => {
    const type = valueAt(body, 'identity.type');
    const identities = valueAt(body, 'identity.userAssignedIdentities') as object;

    expect(type).toMatch(body['kind'] === 'SpeechServices' ? /^SystemAssigned, User/ : /^User/);
    expect(Object.keys(identities)).toEqual([identity]);
    expect(JSON.stringify(body['properties'])).toContain('https://their-vault.vault.azure.net');
    expect(JSON.stringify(body['properties'])).toContain(ENCRYPTION_KEY.keyName);
  });

  it('encrypts both storage accounts, Speech, Azure OpenAI and Cosmos DB', () => {
    expect(keyed).toHaveLength(5);
  });

  it('is followed to its newest version by storage and Cosmos DB, named to the others', () => {
    const versioned = keyed.filter((one) =>
      JSON.stringify(one).includes(ENCRYPTION_KEY.keyVersion),
    );

    expect(versioned.map(({ type }) => type)).toEqual(
      Array(2).fill('Microsoft.CognitiveServices/accounts'),
    );
  });

  it('may be set later: queues and tables are made for it from the start', () => {
    for (const account of ofType(deployed({}), 'Microsoft.Storage/storageAccounts')) {
      expect(properties(account)['encryption']).toEqual({
        keySource: 'Microsoft.Storage',
        services: {
          blob: { enabled: true, keyType: 'Account' },
          queue: { enabled: true, keyType: 'Account' },
          table: { enabled: true, keyType: 'Account' },
        },
      });
    }
  });
});

describe('what is there already', () => {
  const types = (existing: object) => deployed({ existing }).map(({ type }) => type);

  it.each([
    ['speech', 'Microsoft.CognitiveServices/accounts', 1],
    ['openAi', 'Microsoft.CognitiveServices/accounts/deployments', 0],
    ['cosmosAccountId', 'Microsoft.DocumentDB/databaseAccounts', 0],
    ['logAnalyticsWorkspaceId', 'Microsoft.OperationalInsights/workspaces', 0],
  ] as const)('is not made again: %s', (name, type, left) => {
    const made = types({ [name]: EXISTING[name] }).filter((one) => one === type);

    expect(made).toHaveLength(left);
    expect(types({}).filter((one) => one === type).length).toBeGreaterThan(left);
  });

  it('gets the database and its containers', () => {
    const { resources } = deployMain({ existing: EXISTING });
    const containers = ofType(
      resources,
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
    );

    expect(containers).toHaveLength(5);
    for (const { id } of containers) {
      expect(id).toContain(`${EXISTING.cosmosAccountId}/sqlDatabases/callscribe/`);
    }
  });

  it('keeps telemetry in the workspace of others', () => {
    const [component] = ofType(deployed({ existing: EXISTING }), 'Microsoft.Insights/components');

    expect(properties(component)['WorkspaceResourceId']).toBe(EXISTING.logAnalyticsWorkspaceId);
  });
});

describe('retention', () => {
  const rulesOf = (retention: object) => {
    const [policy] = ofType(
      deployed({ retention }),
      'Microsoft.Storage/storageAccounts/managementPolicies',
    );
    const { rules } = properties(policy)['policy'] as { rules: unknown[] };
    return rules;
  };
  const rule = (container: string, enabled: boolean, days: number) => ({
    name: `delete-${container}`,
    type: 'Lifecycle',
    enabled,
    definition: {
      filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: [`${container}/`] },
      actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: days } } },
    },
  });

  it('deletes dead letters after a month and nothing else, by default', () => {
    expect(rulesOf({})).toEqual([
      rule('recordings', false, 36500),
      rule('transcripts', false, 36500),
      rule('dead-letters', true, 30),
    ]);
  });

  it('deletes each container after its days, and 0 turns a rule off', () => {
    expect(rulesOf({ recordingDays: 30, transcriptDays: 90, deadLetterDays: 0 })).toEqual([
      rule('recordings', true, 30),
      rule('transcripts', true, 90),
      rule('dead-letters', false, 36500),
    ]);
  });

  it('touches nothing of the host', () => {
    const policies = ofType(deployed({}), 'Microsoft.Storage/storageAccounts/managementPolicies');

    expect(policies.map(({ body }) => body['parent'])).toEqual([
      expect.stringMatching(/\/strec0123456789abc$/),
    ]);
  });
});

describe('scale', () => {
  const scaleOf = (scale: object) => {
    const [site] = ofType(deployed({ scale }), 'Microsoft.Web/sites');
    return valueAt(properties(site), 'functionAppConfig.scaleAndConcurrency');
  };

  it('is said, not left to Azure', () => {
    expect(scaleOf({})).toEqual({
      instanceMemoryMB: 2048,
      maximumInstanceCount: 40,
      alwaysReady: [],
      triggers: { http: { perInstanceConcurrency: 16 } },
    });
  });

  it('keeps instances of the orchestrations awake where that is paid for', () => {
    expect(
      scaleOf({ alwaysReady: 2, instanceMemoryMB: 512, maximumInstanceCount: 100 }),
    ).toMatchObject({
      instanceMemoryMB: 512,
      maximumInstanceCount: 100,
      alwaysReady: [{ name: 'durable', instanceCount: 2 }],
    });
  });
});

describe('model', () => {
  it('processes in the data zone where that is asked for', () => {
    const model = { sku: 'DataZoneStandard', name: 'another', version: '2026-01-01', capacity: 7 };
    const [deployment] = ofType(
      deployed({ model }),
      'Microsoft.CognitiveServices/accounts/deployments',
    );

    expect(deployment?.name).toBe('another');
    expect(deployment?.body['sku']).toEqual({ name: 'DataZoneStandard', capacity: 7 });
    expect(properties(deployment)['model']).toMatchObject({ version: '2026-01-01' });
  });
});
