import { isDeepStrictEqual } from 'node:util';
import { PartitionKeyDefinitionVersion, PartitionKeyKind, type Database } from '@azure/cosmos';

const indexed = (...paths: readonly string[]) => paths.map((path) => ({ path: `${path}/?` }));

/** Ascending; the service serves the opposite order of all paths from the same index. */
const composite = (...paths: readonly string[]) =>
  paths.map((path) => ({ path, order: 'ascending' as const }));

const definition = (
  id: string,
  partitionKey: string,
  includedPaths: { path: string }[],
  compositeIndexes: { path: string; order: 'ascending' }[][] = [],
) => ({
  id,
  partitionKey: {
    paths: [partitionKey],
    kind: PartitionKeyKind.Hash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  // On, without an end: a document lives until it says otherwise.
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent' as const,
    automatic: true,
    includedPaths,
    excludedPaths: [{ path: '/*' }, { path: '/"_etag"/?' }],
    compositeIndexes,
  },
});

/**
 * The containers that the templates in `infra` make, for a laptop and for tests. What is
 * indexed is what the app's queries filter and order by: the local service refuses an order that
 * no index serves, as the real one does.
 */
export const COSMOS_CONTAINERS = [
  definition(
    'recordings',
    '/id',
    indexed(
      '/status',
      '/notBefore',
      '/profile',
      '/priority',
      '/sizeBytes',
      '/jobId',
      '/claimedUntil',
      '/untold',
      '/times/landedAt',
      '/content',
      '/eraseAt',
      '/call/callId',
      '/call/agent',
      '/call/queue',
    ),
    [
      composite('/status', '/priority', '/notBefore'),
      composite('/status', '/profile', '/priority', '/notBefore'),
      composite('/status', '/times/landedAt'),
      composite('/call/callId', '/times/landedAt'),
      composite('/call/agent', '/times/landedAt'),
      composite('/call/queue', '/times/landedAt'),
    ],
  ),
  definition('results', '/recordingId', indexed('/recordingId')),
  definition('jobs', '/id', indexed('/state', '/createdAt', '/providerJobId')),
  definition('control', '/id', []),
  definition('live', '/recordingId', indexed('/recordingId', '/sequence', '/receivedAt'), [
    composite('/recordingId', '/sequence'),
    composite('/recordingId', '/receivedAt'),
  ]),
];

/**
 * Makes the containers, and brings those of an earlier run up to date: a query may need an index
 * that they had not.
 */
export async function makeContainers(database: Database): Promise<void> {
  for (const definition of COSMOS_CONTAINERS) {
    const made = await database.containers.createIfNotExists(definition);
    const { resource: found = definition, container } = made;
    const { indexingPolicy } = definition;
    const { compositeIndexes = [] } = found.indexingPolicy ?? {};
    if (isDeepStrictEqual(compositeIndexes, indexingPolicy.compositeIndexes)) continue;
    await container.replace({ ...found, indexingPolicy });
  }
}
