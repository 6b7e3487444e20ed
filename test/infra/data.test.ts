import { makeCosmosControl } from '../../shared/adapters/cosmos/control';
import { makeCosmosJobs } from '../../shared/adapters/cosmos/jobs';
import { makeCosmosLedger } from '../../shared/adapters/cosmos/ledger';
import { makeCosmosLivePhrases } from '../../shared/adapters/cosmos/live-phrases';
import { makeCosmosResults } from '../../shared/adapters/cosmos/results';
import { COSMOS_CONTAINERS as LOCAL_CONTAINERS } from '../../local/stack/cosmos-containers';
import { COSMOS_CONTAINERS } from '../../shared/composition';
import { SETTINGS } from '../../shared/config/table';
import { aPhrase } from '../support/app/live-client';
import { deployMain, ofType, properties, textOf } from './support/deployed';
import { equalIn, orderOf, pathsIn, recordingContainer } from './support/recording-container';

interface SqlContainer {
  readonly id: string;
  readonly defaultTtl: number;
  readonly partitionKey: unknown;
  readonly indexingPolicy: {
    readonly includedPaths: readonly { readonly path: string }[];
    readonly excludedPaths: readonly { readonly path: string }[];
    readonly compositeIndexes: readonly (readonly { readonly path: string }[])[];
  };
}

const { resources } = deployMain();
const containers = ofType(
  resources,
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
).map((one) => properties(one)['resource'] as SqlContainer);

function containerOf(id: string): SqlContainer {
  const found = containers.find((container) => container.id === id);
  if (!found) throw new Error(`The templates make no container ${id}.`);
  return found;
}

/** Asks every question that the app asks, and returns what the container was asked. */
const ASKED = {
  [COSMOS_CONTAINERS.ledger]: async () => {
    const asked = recordingContainer('recordings');
    const ledger = makeCosmosLedger(asked.container);
    const now = new Date();
    await ledger.read('one');
    await ledger.queued({ now, limit: 1, profile: 'p', priority: 'normal' });
    await ledger.waiting(now);
    await ledger.parkQueued({ now, reason: { code: 'c', message: 'm' }, limit: 1 });
    await ledger.unpark(1, ['azure-speech']);
    await ledger.claimedBy('job');
    await ledger.ownedBy('job', ['one']);
    await ledger.orphans(now, [], 1);
    await ledger.emptyAndDue(now, 1);
    await ledger.versions(['one']);
    await ledger.beingDeleted(1);
    await ledger.count('queued');
    await ledger.untold(now, 1);
    await ledger.oldestUnfinished();
    await ledger.landedAfter('a');
    await ledger.sameContent('key', 1);
    await ledger.toErase(now, 1);
    await ledger.list({ limit: 1 });
    await ledger.list({ callId: 'c', agent: 'a', queue: 'q', limit: 1 });
    await ledger.list({ agent: 'a', statuses: ['failed'], limit: 1 });
    await ledger.list({ queue: 'q', limit: 1 });
    const after = { landedAt: now.toISOString(), seen: [] };
    await ledger.list({ statuses: ['failed'], from: 'a', to: 'b', after, limit: 1 });
    return { ...asked, partitionKey: '/id', item: ['one', 'one'] };
  },
  [COSMOS_CONTAINERS.results]: async () => {
    const asked = recordingContainer('results');
    const results = makeCosmosResults(asked.container);
    await results.read('recording', 'document');
    await results.pointers('recording');
    return { ...asked, partitionKey: '/recordingId', item: ['document', 'recording'] };
  },
  [COSMOS_CONTAINERS.jobs]: async () => {
    const asked = recordingContainer('jobs');
    const jobs = makeCosmosJobs(asked.container);
    await jobs.read('job');
    await jobs.unfinished(new Date());
    await jobs.running();
    await jobs.audioSecondsSince(new Date());
    await jobs.findByProviderJob('provider');
    await jobs.unfinishedWith('recording');
    return { ...asked, partitionKey: '/id', item: ['job', 'job'] };
  },
  [COSMOS_CONTAINERS.control]: async () => {
    const asked = recordingContainer('control');
    await makeCosmosControl(asked.container).read('lane', 'westeurope');
    return { ...asked, partitionKey: '/id', item: ['lane-westeurope', 'lane-westeurope'] };
  },
  [COSMOS_CONTAINERS.live]: async () => {
    const asked = recordingContainer('live');
    const phrases = makeCosmosLivePhrases(asked.container);
    await phrases.lastAt('session');
    await phrases.sequences('session');
    await phrases.page('session', 0, 1);
    await phrases.deleteAll('session');
    await phrases.create('session', aPhrase(1), new Date());
    return { ...asked, partitionKey: '/recordingId', item: ['00000001', 'session'] };
  },
};

/** The first fact of a call finds the few that the others are looked for in. */
function withOneFact(paths: readonly string[]): string[] {
  const facts = paths.filter((path) => path.startsWith('/call/'));
  return paths.filter((path) => !facts.slice(1).includes(path));
}

/** The id always is indexed; manifests are only looked into in the few jobs that are not closed. */
const READ = ['/id', '/manifest'];

describe('Cosmos containers', () => {
  it('are the ones that the app opens, in its database', () => {
    const [database] = ofType(resources, 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases');

    expect(containers.map(({ id }) => id).sort()).toEqual(Object.values(COSMOS_CONTAINERS).sort());
    expect(database?.name).toBe(SETTINGS.COSMOS_DATABASE.default);
  });

  it.each(Object.entries(ASKED))('%s has the partition key of its reads', async (id, ask) => {
    const { items, item, partitionKey } = await ask();

    expect(items).toEqual([item]);
    expect(containerOf(id).partitionKey).toEqual({
      paths: [partitionKey],
      kind: 'Hash',
      version: 2,
    });
  });

  it.each(Object.entries(ASKED))('%s indexes what its queries use and no more', async (id, ask) => {
    const { queries } = await ask();
    const { includedPaths, excludedPaths } = containerOf(id).indexingPolicy;

    const used = [...new Set(queries.flatMap(pathsIn))].filter((path) => !READ.includes(path));

    expect(includedPaths.map(({ path }) => path).sort()).toEqual(
      used.map((path) => `${path}/?`).sort(),
    );
    expect(excludedPaths).toContainEqual({ path: '/*' });
  });

  it('have a composite index for each order of several fields, and no other', async () => {
    const { queries } = await ASKED.recordings();
    const { compositeIndexes } = containerOf('recordings').indexingPolicy;
    const composites = compositeIndexes.map((index) => index.map(({ path }) => path).join());

    const orders = queries.map(orderOf).filter((paths) => paths.length > 1);
    const wanted = new Set(orders.map((paths) => paths.join()));

    expect(wanted.size).toBe(6);
    expect(composites.sort()).toEqual([...wanted].sort());
  });

  it.each(Object.entries(ASKED))(
    '%s is asked for an order with what is equal first',
    async (_id, ask) => {
      const { queries } = await ask();

      const ordered = queries.filter((query) => orderOf(query).length > 0);
      const others = ordered.filter((query) => {
        const equal = withOneFact(equalIn(query));
        return equal.sort().join() !== orderOf(query).slice(0, equal.length).sort().join();
      });

      expect(others).toEqual([]);
    },
  );

  it('are those of a laptop, index by index', () => {
    const shape = ({ id, partitionKey, indexingPolicy }: SqlContainer) => {
      const { includedPaths, excludedPaths, compositeIndexes } = indexingPolicy;
      return { id, partitionKey, includedPaths, excludedPaths, compositeIndexes };
    };

    expect(containers.map(shape)).toEqual(LOCAL_CONTAINERS.map(shape));
  });

  it('let a document ask for an end of its own', () => {
    expect(containers.map(({ defaultTtl }) => defaultTtl)).toEqual([-1, -1, -1, -1, -1]);
  });
});

describe('storage of the recordings', () => {
  it('has the containers that the app names', () => {
    const names = ofType(
      resources,
      'Microsoft.Storage/storageAccounts/blobServices/containers',
    ).map(({ name }) => name);

    expect(names).toContain(SETTINGS.RECORDINGS_CONTAINER.default);
    expect(names).toContain(SETTINGS.TRANSCRIPTS_CONTAINER.default);
    expect(names).toContain(SETTINGS.DEAD_LETTERS_CONTAINER.default);
  });

  it('has the queue that the app empties', () => {
    const queues = ofType(resources, 'Microsoft.Storage/storageAccounts/queueServices/queues');
    const consumed = /queueName: '(.+)'/.exec(textOf('functions', 'poisoned-recording.ts'))?.[1];

    expect(queues.map(({ name }) => name)).toEqual([consumed]);
  });
});
