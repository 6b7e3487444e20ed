import type { Deployed } from './support/bicep-deployment';
import { deployMain, ofType, properties, valueAt, VARIANT_DEPLOYMENTS } from './support/deployed';
import { EXISTING, VARIANTS } from './support/variants';

const OFFICES = ['203.0.113.7', '198.51.100.0/24'];
const isPrivate = ({ variant }: { variant: string }) => VARIANTS[variant]?.['vnetEnabled'] === true;

/** Last part of the id of what an endpoint leads to, and which of its endpoints. */
function endpointsOf(resources: readonly Deployed[]): string[] {
  return ofType(resources, 'Microsoft.Network/privateEndpoints').map((endpoint) => {
    const { privateLinkServiceConnections: connections } = properties(endpoint);
    const [{ properties: target }] = connections as [
      { properties: { privateLinkServiceId: string; groupIds: string[] } },
    ];
    return `${target.privateLinkServiceId.split('/').at(-1)} ${target.groupIds.join()}`;
  });
}

const token = '0123456789abc';
const ALWAYS = [
  `strec${token} blob`,
  `strec${token} queue`,
  `sthost${token} blob`,
  `sthost${token} queue`,
  `sthost${token} table`,
  `cosmos-${token} Sql`,
  `openai-${token} account`,
  `speech-${token} account`,
  `func-callscribe-${token} sites`,
];

describe.each(VARIANT_DEPLOYMENTS.filter(isPrivate))('with $variant', ({ variant, resources }) => {
  const allowed = (valueAt(VARIANTS[variant], 'network.allowedIps') ?? []) as string[];
  const only = (type: string) => ofType(resources, type);

  it('the network reaches nothing that is made here but by name', () => {
    const accounts = only('Microsoft.Storage/storageAccounts').map((one) => properties(one));
    const [recordings, host] = accounts;

    expect(accounts.map((one) => valueAt(one, 'networkAcls.defaultAction'))).toEqual([
      'Deny',
      'Deny',
    ]);
    // "Enabled" is what lets rules count: with "Disabled", Speech could not read recordings.
    expect(recordings?.['publicNetworkAccess']).toBe('Enabled');
    expect(host?.['publicNetworkAccess']).toBe('Disabled');
    for (const one of only('Microsoft.CognitiveServices/accounts')) {
      expect(properties(one)).toMatchObject({
        publicNetworkAccess: 'Disabled',
        networkAcls: { defaultAction: 'Deny' },
      });
    }
    for (const one of only('Microsoft.DocumentDB/databaseAccounts')) {
      expect(properties(one)).toMatchObject({
        publicNetworkAccess: allowed.length > 0 ? 'Enabled' : 'Disabled',
        ipRules: allowed.map((ip) => ({ ipAddressOrRange: ip })),
      });
    }
    for (const one of only('Microsoft.DurableTask/schedulers')) {
      expect(properties(one)).toMatchObject({ publicNetworkAccess: 'Disabled', ipAllowlist: [] });
    }
  });

  it('every Speech resource may read recordings, and dead letters may be written', () => {
    const [recordings, host] = only('Microsoft.Storage/storageAccounts');
    const speech = valueAt(VARIANTS[variant], 'existing.speech') as string[] | undefined;
    const made = only('Microsoft.CognitiveServices/accounts')
      .filter(({ body }) => body['kind'] === 'SpeechServices')
      .map(({ id }) => id);

    expect(properties(recordings)['networkAcls']).toMatchObject({
      bypass: 'AzureServices',
      ipRules: allowed.map((value) => ({ value, action: 'Allow' })),
      resourceAccessRules: (speech ?? made).map((resourceId) => ({
        tenantId: '11111111-1111-1111-1111-111111111111',
        resourceId,
      })),
    });
    expect(properties(host)['networkAcls']).toEqual({
      bypass: 'None',
      defaultAction: 'Deny',
      ipRules: [],
      resourceAccessRules: [],
    });
  });

  it('the app lets in Event Grid and the offices, and its publishing site the offices only', () => {
    const [site] = only('Microsoft.Web/sites');
    const config = properties(site)['siteConfig'];
    const addresses = (rules: string) =>
      (valueAt(config, rules) as { ipAddress: string; action: string }[]).map(
        ({ action, ipAddress }) => `${action} ${ipAddress}`,
      );
    const offices = allowed.map((ip) => `Allow ${ip.includes('/') ? ip : `${ip}/32`}`);

    expect(config).toMatchObject({
      ipSecurityRestrictionsDefaultAction: 'Deny',
      scmIpSecurityRestrictionsDefaultAction: 'Deny',
      scmIpSecurityRestrictionsUseMain: false,
    });
    expect(addresses('ipSecurityRestrictions')).toEqual(['Allow AzureEventGrid', ...offices]);
    expect(valueAt(config, 'ipSecurityRestrictions.0.tag')).toBe('ServiceTag');
    expect(addresses('scmIpSecurityRestrictions')).toEqual(offices);
  });

  it('the app calls from its subnet', () => {
    const [site] = only('Microsoft.Web/sites');

    expect(String(properties(site)['virtualNetworkSubnetId'])).toMatch(/\/subnets\/app$/);
  });

  it('every zone is linked, and every endpoint is registered in one of them', () => {
    const zones = only('Microsoft.Network/privateDnsZones');
    const groups = only('Microsoft.Network/privateEndpoints/privateDnsZoneGroups');
    const linked = only('Microsoft.Network/privateDnsZones/virtualNetworkLinks').map(
      ({ body }) => body['parent'],
    );
    const registered = groups.map((group) => {
      return valueAt(properties(group), 'privateDnsZoneConfigs.0.properties.privateDnsZoneId');
    });

    expect(linked).toEqual(zones.map(({ id }) => id));
    expect([...new Set(registered)].sort()).toEqual(zones.map(({ id }) => id).sort());
    if (zones.length > 0) expect(groups).toHaveLength(endpointsOf(resources).length);
  });
});

describe('private endpoints', () => {
  const of = (more: object) => endpointsOf(deployMain({ vnetEnabled: true, ...more }).resources);

  it('lead to all that the app calls, and to the app', () => {
    expect(of({}).sort()).toEqual([...ALWAYS].sort());
  });

  it('lead to the scheduler and further Speech resources as well', () => {
    const more = { durableStorage: 'DurableTaskScheduler', speech: { moreRegions: ['eastus'] } };

    expect(of(more).sort()).toEqual(
      [...ALWAYS, `dts-${token} scheduler`, `speech-eastus-${token} account`].sort(),
    );
  });

  it('are in the subnet that is there already, and register with nobody where that is said', () => {
    const { resources } = deployMain({ vnetEnabled: true, existing: EXISTING });
    const subnets = ofType(resources, 'Microsoft.Network/privateEndpoints').map((one) =>
      valueAt(properties(one), 'subnet.id'),
    );
    const network = resources.filter(({ type }) => /virtualNetworks|DnsZone/.test(type));

    expect(new Set(subnets)).toEqual(new Set([EXISTING.virtualNetwork.endpointSubnetId]));
    expect(network).toEqual([]);
    expect(endpointsOf(resources)).toEqual(
      expect.arrayContaining([
        'their-cosmos Sql',
        'their-openai account',
        'their-speech-2 account',
      ]),
    );
  });
});

describe('virtual network', () => {
  it('divides its addresses between the app, whose subnet is delegated, and the endpoints', () => {
    const network = { addressPrefix: '10.1.2.0/24' };
    const { resources } = deployMain({ vnetEnabled: true, network });
    const [made] = ofType(resources, 'Microsoft.Network/virtualNetworks');

    expect(properties(made)).toMatchObject({
      addressSpace: { addressPrefixes: ['10.1.2.0/24'] },
      subnets: [
        {
          name: 'app',
          properties: {
            addressPrefix: '10.1.2.0/25',
            delegations: [{ properties: { serviceName: 'Microsoft.App/environments' } }],
          },
        },
        { name: 'endpoints', properties: { addressPrefix: '10.1.2.128/26' } },
      ],
    });
  });
});

describe('without a private network', () => {
  it('nothing of one is made, whatever offices are named', () => {
    const { resources } = deployMain({ network: { allowedIps: OFFICES } });
    const [site] = ofType(resources, 'Microsoft.Web/sites');

    expect(resources.filter(({ type }) => type.startsWith('Microsoft.Network/'))).toEqual([]);
    expect(properties(site)).not.toHaveProperty('virtualNetworkSubnetId');
    expect(JSON.stringify(resources)).not.toContain(OFFICES[0]);
  });
});
