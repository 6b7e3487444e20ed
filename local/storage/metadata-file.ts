import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { LokiCollection, LokiDatabase, LokiStore } from 'azurite/dist/src/common/ServerBase';
import { z } from 'zod';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS collection (
    database TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
    PRIMARY KEY (database, name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS document (
    database TEXT NOT NULL, collection TEXT NOT NULL, id INTEGER NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (database, collection, id)) WITHOUT ROWID;
`;

const description = z.object({
  maxId: z.number(),
  uniqueNames: z.array(z.string()),
  indices: z.array(z.string()),
});

const collectionRow = z.object({ name: z.string(), description: z.string() });
const documentRow = z.object({ content: z.string() });

/**
 * Azurite's metadata (which blobs, messages and entities exist, and where their bytes are) in
 * SQLite instead of its own JSON dumps. Azurite keeps it in LokiJS and writes all of it out every
 * five seconds, so a killed process forgets uploads that were acknowledged, and saving after each
 * write would cost more with every blob there is. Here LokiJS runs in its incremental mode and
 * `save` writes just the documents that changed: a fraction of a millisecond, whatever the size.
 * WAL with synchronous=NORMAL outlives a killed process; a power cut may lose the last moments.
 */
export class MetadataFile {
  private readonly file: DatabaseSync;
  private readonly statements: Statements;
  private readonly databases = new Map<string, { loki: LokiDatabase; stored: Set<string> }>();

  /** @param path file to create or open; `:memory:` for none. */
  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec(SCHEMA);
    this.statements = prepare(this.file);
  }

  /** Makes this file the persistence of one of Azurite's stores. Call before the server starts. */
  attach(name: string, store: LokiStore): void {
    const loki = store.db;
    this.databases.set(name, { loki, stored: new Set() });
    loki.isIncremental = true;
    loki.persistenceAdapter = {
      mode: 'incremental',
      loadDatabase: (_file: string, done: (content: object | null) => void) => {
        this.load(name, loki, done);
      },
      saveDatabase: (_file: string, _copy: () => object, done: (error: unknown) => void) => {
        this.save();
        done(null);
      },
    };
  }

  /** Writes everything that changed since the last call, in one transaction; returns when it is safe. */
  save(): void {
    const changed = [...this.databases].filter(([, { loki, stored }]) => hasChanged(loki, stored));
    if (changed.length === 0) return;
    this.file.exec('BEGIN');
    try {
      for (const [name, { loki, stored }] of changed) this.saveDatabase(name, loki, stored);
      this.file.exec('COMMIT');
    } catch (error) {
      this.file.exec('ROLLBACK');
      throw error;
    }
    for (const [, { loki, stored }] of changed) markSaved(loki, stored);
  }

  close(): void {
    this.save();
    this.file.close();
  }

  private saveDatabase(name: string, loki: LokiDatabase, stored: Set<string>): void {
    const current = new Set(loki.collections.map((collection) => collection.name));
    for (const gone of [...stored].filter((known) => !current.has(known))) {
      this.statements.forgetDocuments.run(name, gone);
      this.statements.forgetCollection.run(name, gone);
    }
    for (const collection of loki.collections) {
      if (collection.dirty || !stored.has(collection.name)) this.saveCollection(name, collection);
    }
  }

  private saveCollection(database: string, collection: LokiCollection): void {
    const about: z.infer<typeof description> = {
      maxId: collection.maxId,
      uniqueNames: [...collection.uniqueNames],
      indices: Object.keys(collection.binaryIndices),
    };
    const { describe, put, remove } = this.statements;
    describe.run(database, collection.name, JSON.stringify(about));
    for (const id of new Set(collection.dirtyIds)) {
      const document = collection.get(id);
      if (document === null) remove.run(database, collection.name, id);
      else put.run(database, collection.name, id, JSON.stringify(document));
    }
  }

  private load(name: string, loki: LokiDatabase, done: (content: object | null) => void): void {
    const entry = this.databases.get(name);
    const rows = this.file
      .prepare(`SELECT name, description FROM collection WHERE database = ?`)
      .all(name)
      .map((row) => collectionRow.parse(row));
    const collections = rows.map((row) => ({
      name: row.name,
      about: description.parse(JSON.parse(row.description)),
    }));
    done(collections.length === 0 ? null : this.lokiContent(name, collections));
    for (const { name: collection, about } of collections) {
      entry?.stored.add(collection);
      const loaded = loki.collections.find((candidate) => candidate.name === collection);
      for (const property of about.indices) loaded?.ensureIndex(property, true);
    }
  }

  /** The shape that LokiJS's `loadJSONObject` takes, with Azurite's (that is, the default) options. */
  private lokiContent(
    database: string,
    collections: { name: string; about: z.infer<typeof description> }[],
  ): object {
    const documents = this.file.prepare(
      `SELECT content FROM document WHERE database = ? AND collection = ? ORDER BY id`,
    );
    return {
      collections: collections.map(({ name, about }) => ({
        name,
        maxId: about.maxId,
        uniqueNames: about.uniqueNames,
        data: documents
          .all(database, name)
          .map((row): unknown => JSON.parse(documentRow.parse(row).content)),
        adaptiveBinaryIndices: true,
        disableChangesApi: true,
        disableDeltaChangesApi: true,
        transactional: false,
        asyncListeners: false,
        cloneObjects: false,
        autoupdate: false,
        changes: [],
      })),
    };
  }
}

type Statements = Readonly<
  Record<'describe' | 'put' | 'remove' | 'forgetDocuments' | 'forgetCollection', StatementSync>
>;

function prepare(file: DatabaseSync): Statements {
  return {
    describe: file.prepare(`INSERT OR REPLACE INTO collection VALUES (?, ?, ?)`),
    put: file.prepare(`INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)`),
    remove: file.prepare(`DELETE FROM document WHERE database = ? AND collection = ? AND id = ?`),
    forgetDocuments: file.prepare(`DELETE FROM document WHERE database = ? AND collection = ?`),
    forgetCollection: file.prepare(`DELETE FROM collection WHERE database = ? AND name = ?`),
  };
}

function hasChanged(loki: LokiDatabase, stored: Set<string>): boolean {
  return (
    loki.collections.length !== stored.size ||
    loki.collections.some(({ dirty, name }) => dirty || !stored.has(name))
  );
}

function markSaved(loki: LokiDatabase, stored: Set<string>): void {
  stored.clear();
  for (const collection of loki.collections) {
    stored.add(collection.name);
    collection.dirty = false;
    collection.dirtyIds = [];
  }
}
