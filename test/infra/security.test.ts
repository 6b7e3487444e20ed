import type { Deployed } from './support/bicep-deployment';
import {
  deployEventSubscription,
  infra,
  ofType,
  properties,
  templates,
  valueAt,
  VARIANT_DEPLOYMENTS,
} from './support/deployed';
import { readFileSync } from 'node:fs';

/** Switches that have to stand so on every resource of a type, whatever else is chosen. */
const REQUIRED: Readonly<Record<string, object>> = {
  'Microsoft.Storage/storageAccounts': {
    allowBlobPublicAccess: false,
    allowCrossTenantReplication: false,
    allowSharedKeyAccess: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { publicAccess: 'None' },
  'Microsoft.CognitiveServices/accounts': { disableLocalAuth: true },
  'Microsoft.DocumentDB/databaseAccounts': {
    disableKeyBasedMetadataWriteAccess: true,
    disableLocalAuth: true,
    minimalTlsVersion: 'Tls12',
  },
  'Microsoft.OperationalInsights/workspaces': { features: { disableLocalAuth: true } },
  'Microsoft.Insights/components': { DisableLocalAuth: true },
  'Microsoft.Web/sites': {
    httpsOnly: true,
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled' },
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { allow: false },
};

describe.each(VARIANT_DEPLOYMENTS)('with $variant', ({ resources, outputs }) => {
  it.each(Object.entries(REQUIRED))(
    '%s takes no keys, no passwords, no old TLS',
    (type, wanted) => {
      for (const one of ofType(resources, type)) expect(properties(one)).toMatchObject(wanted);
    },
  );

  it('Speech and Azure OpenAI answer under subdomains of their own, which tokens need', () => {
    for (const one of ofType(resources, 'Microsoft.CognitiveServices/accounts')) {
      expect(properties(one)['customSubDomainName']).toBe(one.name);
      expect(one.body['sku']).toEqual({ name: 'S0' });
    }
  });

  it('Speech reads recordings with an identity of its own', () => {
    const speech = ofType(resources, 'Microsoft.CognitiveServices/accounts').filter(
      ({ body }) => body['kind'] === 'SpeechServices',
    );

    for (const { body } of speech) {
      expect(valueAt(body, 'identity.type')).toMatch(/^SystemAssigned/);
    }
  });

  it('nobody publishes with a password', () => {
    const policies = ofType(resources, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies');

    expect(policies.map(({ name }) => name)).toEqual(['scm', 'ftp']);
  });

  it('no secret is in an output or a resource', () => {
    expect(Object.keys(outputs).join()).not.toMatch(/key|secret|connection|password|token/i);
    expect(JSON.stringify([outputs, resources])).not.toMatch(
      /list[A-Z]\w*\(|AccountKey=|SharedAccess|clientSecret/,
    );
  });
});

describe('storage', () => {
  const { resources } = VARIANT_DEPLOYMENTS[0] ?? { resources: [] };
  const of = (account: string) => (one: Deployed) => one.id.includes(`/${account}`);
  const services = ofType(resources, 'Microsoft.Storage/storageAccounts/blobServices');

  it('keeps deleted recordings for a while, and nothing of the host', () => {
    const kept = (account: string) => properties(services.find(of(account)));

    expect(kept('strec')['deleteRetentionPolicy']).toEqual({ enabled: true, days: 7 });
    expect(kept('strec')['containerDeleteRetentionPolicy']).toEqual({ enabled: true, days: 7 });
    expect(kept('sthost')['deleteRetentionPolicy']).toEqual({ enabled: false });
  });

  it('keeps no versions, in which a deleted recording would live on', () => {
    expect(services.map((one) => properties(one)['isVersioningEnabled'])).toEqual([false, false]);
  });
});

describe('function app', () => {
  it('fetches its package with the one identity of the app', () => {
    const [site] = ofType(VARIANT_DEPLOYMENTS[0]?.resources ?? [], 'Microsoft.Web/sites');
    const identity = expect.stringMatching(
      /\/userAssignedIdentities\/id-callscribe-0123456789abc$/,
    ) as string;

    expect(Object.keys(valueAt(site?.body, 'identity.userAssignedIdentities') as object)).toEqual([
      identity,
    ]);
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

describe('keys', () => {
  it('are listed in the second stage only', () => {
    const listing = templates().filter((name) =>
      /list[A-Z]\w*\(/.test(readFileSync(infra(name), 'utf8')),
    );

    expect(listing).toEqual(['event-subscription.bicep']);
  });

  it('are read there for the webhook alone', () => {
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
