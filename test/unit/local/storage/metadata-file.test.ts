import { join } from 'node:path';
import { MetadataFile } from '../../../../local/storage/metadata-file';
import { temporaryDirectory } from '../../../contract/storage-server/support/temporary-directory';

/** What Azurite's LokiJS shows of itself to a persistence adapter. */
class FakeCollection {
  readonly uniqueNames = ['name'];
  readonly binaryIndices = { name: {} };
  dirty = false;
  dirtyIds: number[] = [];
  maxId = 0;
  readonly indexed: string[] = [];
  private readonly documents = new Map<number, object>();

  constructor(readonly name: string) {}

  put(id: number, document: object): this {
    this.documents.set(id, { $loki: id, ...document });
    return this.touched(id);
  }

  remove(id: number): this {
    this.documents.delete(id);
    return this.touched(id);
  }

  get(id: number): object | null {
    return this.documents.get(id) ?? null;
  }

  ensureIndex(property: string): void {
    this.indexed.push(property);
  }

  /** Begins a query, of which a persistence adapter makes none. */
  chain(): never {
    throw new Error('The metadata file asks nothing.');
  }

  private touched(id: number): this {
    this.maxId = Math.max(this.maxId, id);
    this.dirty = true;
    this.dirtyIds.push(id);
    return this;
  }
}

function fakeStore(...collections: FakeCollection[]) {
  return { db: { collections, isIncremental: false, persistenceAdapter: {} } };
}

interface Adapter {
  loadDatabase(file: string, done: (content: unknown) => void): void;
}

/** What a new run would hand to LokiJS. */
function reload(path: string): unknown {
  const file = new MetadataFile(path);
  const store = fakeStore();
  file.attach('blob', store);
  let loaded: unknown;
  (store.db.persistenceAdapter as Adapter).loadDatabase('', (content) => {
    loaded = content;
  });
  file.close();
  return loaded;
}

describe('MetadataFile', () => {
  it('gives back what was saved, changed documents in their last state', () => {
    const path = join(temporaryDirectory(), 'metadata.sqlite');
    const blobs = new FakeCollection('blobs').put(1, { name: 'a' }).put(2, { name: 'b' });
    const file = new MetadataFile(path);
    file.attach('blob', fakeStore(blobs));
    file.save();
    blobs.put(2, { name: 'b', size: 7 }).put(3, { name: 'c' }).remove(1);
    file.save();
    // No close: a killed process does not get there.

    expect(reload(path)).toMatchObject({
      collections: [
        {
          name: 'blobs',
          maxId: 3,
          uniqueNames: ['name'],
          data: [
            { $loki: 2, name: 'b', size: 7 },
            { $loki: 3, name: 'c' },
          ],
        },
      ],
    });
    file.close();
  });

  it('has nothing to give at the first start', () => {
    expect(reload(join(temporaryDirectory(), 'metadata.sqlite'))).toBeNull();
  });

  it('forgets collections that were dropped, as deleted tables are', () => {
    const path = join(temporaryDirectory(), 'metadata.sqlite');
    const kept = new FakeCollection('kept').put(1, {});
    const store = fakeStore(kept, new FakeCollection('dropped').put(1, {}));
    const file = new MetadataFile(path);
    file.attach('blob', store);
    file.save();
    store.db.collections.pop();
    file.close();

    expect(reload(path)).toMatchObject({ collections: [{ name: 'kept' }] });
  });

  it('rebuilds the indices of loaded collections', () => {
    const path = join(temporaryDirectory(), 'metadata.sqlite');
    const first = new MetadataFile(path);
    first.attach('blob', fakeStore(new FakeCollection('blobs').put(1, { name: 'a' })));
    first.close();
    const loaded = new FakeCollection('blobs');
    const store = fakeStore(loaded);

    const second = new MetadataFile(path);
    second.attach('blob', store);
    (store.db.persistenceAdapter as unknown as Adapter).loadDatabase('', () => undefined);
    second.close();

    expect(loaded.indexed).toEqual(['name']);
  });

  it('keeps the databases of different services apart', () => {
    const path = join(temporaryDirectory(), 'metadata.sqlite');
    const file = new MetadataFile(path);
    file.attach('queue', fakeStore(new FakeCollection('blobs').put(1, { name: 'other' })));
    file.close();

    expect(reload(path)).toBeNull();
  });
});
