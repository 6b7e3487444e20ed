import type Collection from '@vercel/cosmosdb-server/lib/account/collection';
import type { Test } from './conjunction';
import type { ContentFile } from './content-file';
import { EqualityIndex, type Parameters } from './equality-index';
import { badRequest, type Document } from './protocol';
import { valueAt } from './partition-key';
import { expiresAt } from './time-to-live';

/**
 * The documents of one container: the server's in-memory collection, kept in step with the file.
 * A change is in both when a method returns, or in neither.
 */
export class DocumentSet {
  /** Rid of every document → LSN of its last write; in the order of the writes. */
  private readonly lsns = new Map<string, number>();
  /** Partition key → rids of its documents. */
  private readonly partitions = new Map<string, Set<string>>();
  /** Rids in order: the query engine sorts by them every time, which is quick when they are sorted. */
  private ordered: string[] | undefined;
  private readonly index = new EqualityIndex(() => this.entries());
  /** Nothing expires before this time (ms since the epoch). */
  private nextExpiry = 0;

  constructor(
    readonly collection: Collection,
    private readonly file: ContentFile,
  ) {}

  get rid(): string {
    return this.collection.read()._rid;
  }

  get partitionKeyPath(): string {
    return this.collection.read().partitionKey?.paths[0] ?? '/id';
  }

  /** Takes over what an earlier run stored, with all its system properties. */
  load(): void {
    const { documents } = this.collection;
    for (const { lsn, content } of this.file.documents(this.rid)) {
      documents._set(content);
      this.remember(content, lsn);
    }
    documents._ridCount = this.file.lastNumber('document');
  }

  get(id: string, partitionKey: string): Document | undefined {
    const found = this.collection.document(id, partitionKey).read() as Document | undefined;
    // The server also looks things up by rid, whatever the partition.
    if (found?.id !== id || valueAt(this.partitionKeyPath, found) !== partitionKey)
      return undefined;
    return found;
  }

  /** @throws CosmosRefusal 400 when the document has no partition key or not the one it is sent to. */
  checkPartitionKey(document: unknown, partitionKey: string): void {
    if (valueAt(this.partitionKeyPath, document) === partitionKey) return;
    throw badRequest(
      'PartitionKey extracted from document doesn’t match the one specified in the header.',
      1001,
    );
  }

  /**
   * Runs a change of the in-memory collection and stores what came of it; takes it back when that
   * fails or `check` refuses it.
   * @param before the document that the change replaces
   */
  write(
    before: Document | undefined,
    change: () => unknown,
    check: (after: Document) => void = () => undefined,
  ): Document {
    const { documents } = this.collection;
    const ridCount = documents._ridCount;
    const after = change() as Document;
    try {
      check(after);
      const lsn = this.file.putDocument(this.rid, after);
      this.remember(after, lsn);
    } catch (error) {
      documents.delete(after.id, valueAt(this.partitionKeyPath, after));
      if (before !== undefined) documents._set(before);
      documents._ridCount = ridCount;
      throw error;
    }
    const expiry = expiresAt(after, this.collection.read()['defaultTtl']);
    if (expiry !== undefined) this.nextExpiry = Math.min(this.nextExpiry, expiry);
    return after;
  }

  remove(document: Document): void {
    this.file.removeDocument(this.rid, document._rid);
    const partitionKey = valueAt(this.partitionKeyPath, document);
    this.collection.documents.delete(document.id, partitionKey);
    this.lsns.delete(document._rid);
    this.index.delete(document._rid);
    this.ordered = undefined;
    const partition = this.partitions.get(String(partitionKey));
    partition?.delete(document._rid);
    if (partition?.size === 0) this.partitions.delete(String(partitionKey));
  }

  /** All documents, or one partition's, ordered by rid. */
  list(partitionKey?: string): Document[] {
    if (partitionKey !== undefined) {
      return this.atRids([...(this.partitions.get(partitionKey) ?? [])].sort());
    }
    this.ordered ??= [...this.lsns.keys()].sort();
    return this.atRids(this.ordered);
  }

  /** Documents among which are all that pass these tests, ordered by rid. */
  matching(tests: readonly Test[], parameters: Parameters): Document[] {
    const candidates = this.index.candidates(tests, parameters);
    return candidates === undefined ? this.list() : this.atRids(candidates.sort());
  }

  /** Documents written after the given LSN, oldest write first. */
  *since(lsn: number): Generator<{ lsn: number; document: Document }> {
    for (const [rid, written] of this.lsns) {
      if (written <= lsn) continue;
      const [document] = this.atRids([rid]);
      if (document !== undefined) yield { lsn: written, document };
    }
  }

  /** LSN of the latest write. */
  lastLsn(): number {
    return this.file.lastNumber('document');
  }

  /** Forgets what is past its time to live; to be called before every operation. */
  removeExpired(now = Date.now()): void {
    if (now < this.nextExpiry) return;
    this.nextExpiry = Infinity;
    const defaultTtl: unknown = this.collection.read()['defaultTtl'];
    if (typeof defaultTtl !== 'number') return;
    for (const document of this.list()) {
      const expiry = expiresAt(document, defaultTtl);
      if (expiry === undefined) continue;
      if (expiry <= now) this.remove(document);
      else this.nextExpiry = Math.min(this.nextExpiry, expiry);
    }
  }

  /** Call after the container's settings changed: its default time to live may be another. */
  settingsChanged(): void {
    this.nextExpiry = 0;
  }

  private remember(document: Document, lsn: number): void {
    const { _rid } = document;
    if (!this.lsns.delete(_rid)) this.ordered = undefined;
    this.lsns.set(_rid, lsn);
    this.index.put(_rid, document);
    const partitionKey = String(valueAt(this.partitionKeyPath, document));
    const partition = this.partitions.get(partitionKey) ?? new Set();
    this.partitions.set(partitionKey, partition.add(_rid));
  }

  private entries(): [rid: string, document: Document][] {
    return this.list().map((document) => [document._rid, document]);
  }

  private atRids(rids: string[]): Document[] {
    const byRid = this.collection.documents._data;
    return rids.flatMap((rid) => (byRid.get(rid)?.read() as Document | undefined) ?? []);
  }
}
