import type { Deployed } from './support/bicep-deployment';
import { deployMain, ofType, properties, valueAt } from './support/deployed';

const deployed = (more: Readonly<Record<string, unknown>>) => deployMain(more).resources;
const CONTAINERS = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers';

function accountOf(resources: readonly Deployed[]) {
  const [account] = ofType(resources, 'Microsoft.DocumentDB/databaseAccounts');
  return properties(account);
}

/** A property of each container, by the container's name. */
function ofContainers(resources: readonly Deployed[], path: string) {
  return Object.fromEntries(
    ofType(resources, CONTAINERS).map((one) => [
      one.name,
      valueAt(properties(one), `resource.${path}`),
    ]),
  );
}

describe('throughput', () => {
  const optionsOf = (resources: readonly Deployed[]) =>
    ofType(resources, 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases').map(
      (one) => properties(one)['options'],
    );

  it('is serverless by default', () => {
    const resources = deployed({});

    expect(accountOf(resources)['capabilities']).toEqual([{ name: 'EnableServerless' }]);
    expect(optionsOf(resources)).toEqual([{}]);
  });

  it('is shared by all containers where it is bought', () => {
    const resources = deployed({ cosmosDb: { autoscaleMaxThroughput: 4000 } });

    expect(accountOf(resources)['capabilities']).toEqual([]);
    expect(optionsOf(resources)).toEqual([{ autoscaleSettings: { maxThroughput: 4000 } }]);
    expect(ofType(resources, CONTAINERS).map((one) => properties(one)['options'])).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('is not less than Azure sells', () => {
    expect(() => deployed({ cosmosDb: { autoscaleMaxThroughput: 400 } })).toThrow('is too small');
  });
});

describe('backup', () => {
  it.each([
    [{}, { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }],
    [
      { backup: 'Continuous30Days' },
      { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
    ],
    [
      { backup: 'Periodic' },
      {
        type: 'Periodic',
        periodicModeProperties: {
          backupIntervalInMinutes: 240,
          backupRetentionIntervalInHours: 8,
        },
      },
    ],
  ])('with %j is %j', (cosmosDb, policy) => {
    expect(accountOf(deployed({ cosmosDb }))['backupPolicy']).toEqual(policy);
  });
});

describe('time to live', () => {
  it('is on everywhere, and without an end by default', () => {
    expect(ofContainers(deployed({}), 'defaultTtl')).toEqual({
      recordings: -1,
      results: -1,
      jobs: -1,
      live: -1,
      control: -1,
    });
  });

  it('ends results by the container, and leaves the others to the app', () => {
    expect(ofContainers(deployed({ retention: { documentDays: 30 } }), 'defaultTtl')).toEqual({
      recordings: -1,
      results: 30 * 24 * 3600,
      jobs: -1,
      live: -1,
      control: -1,
    });
  });
});

describe('full-text search', () => {
  const resources = deployed({ cosmosDb: { fullTextSearch: true } });

  it('indexes what people search, where it is asked for', () => {
    const ledger = [{ path: '/title' }, { path: '/brief' }];
    const result = [...ledger, { path: '/transcript/text' }];

    expect(accountOf(resources)['capabilities']).toContainEqual({
      name: 'EnableNoSQLFullTextSearch',
    });
    expect(ofContainers(resources, 'indexingPolicy.fullTextIndexes')).toEqual({
      recordings: ledger,
      results: result,
      jobs: undefined,
      control: undefined,
    });
    expect(ofContainers(resources, 'fullTextPolicy.fullTextPaths')).toEqual({
      recordings: ledger,
      results: result,
      jobs: undefined,
      control: undefined,
    });
  });

  it('costs nothing where it is not', () => {
    expect(JSON.stringify(deployed({}))).not.toMatch(/fullText/i);
  });
});
