import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { Document } from './protocol';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS database_ (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE, content TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS container (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT, rid TEXT NOT NULL UNIQUE,
    database_rid TEXT NOT NULL, content TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS document (
    lsn INTEGER PRIMARY KEY AUTOINCREMENT, container_rid TEXT NOT NULL, rid TEXT NOT NULL,
    content TEXT NOT NULL, UNIQUE (container_rid, rid));
`;

const json = z.string().transform((text): unknown => JSON.parse(text));

/** Databases, containers and documents have these properties; the rest is their own. */
export const resource = z.looseObject({
  id: z.string(),
  _rid: z.string(),
  _self: z.string(),
  _etag: z.string(),
  _ts: z.number(),
});

/** Checked and not rebuilt, so that properties keep their order. */
const stored = z.custom<Resource>((value) => resource.safeParse(value).success);

const resourceRow = z.object({ content: json.pipe(stored) });
const containerRow = resourceRow.extend({ database_rid: z.string() });
const documentRow = resourceRow.extend({ lsn: z.number() });
const sequenceRow = z.object({ seq: z.number() });

export type Resource = z.infer<typeof resource>;

/**
 * Everything in the account, in SQLite. A document's row is replaced by each write, so that its
 * number (LSN, from a sequence that never repeats) orders all writes: the change feed goes by it.
 * Each call commits before it returns; WAL with synchronous=NORMAL outlives a killed process, and a
 * power cut may lose the last moments.
 */
export class ContentFile {
  private readonly file: DatabaseSync;
  private readonly putDocumentStatement: StatementSync;
  private readonly removeDocumentStatement: StatementSync;

  /** @param path file to create or open; `:memory:` for none. */
  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec(SCHEMA);
    this.putDocumentStatement = this.file.prepare(
      `INSERT OR REPLACE INTO document (container_rid, rid, content) VALUES (?, ?, ?)`,
    );
    this.removeDocumentStatement = this.file.prepare(
      `DELETE FROM document WHERE container_rid = ? AND rid = ?`,
    );
  }

  /** @returns the document's LSN */
  putDocument(containerRid: string, document: Document): number {
    const { lastInsertRowid } = this.putDocumentStatement.run(
      containerRid,
      document._rid,
      JSON.stringify(document),
    );
    return Number(lastInsertRowid);
  }

  removeDocument(containerRid: string, rid: string): void {
    this.removeDocumentStatement.run(containerRid, rid);
  }

  putDatabase(database: Resource): void {
    this.file
      .prepare(
        `INSERT INTO database_ (rid, content) VALUES (?, ?)
         ON CONFLICT (rid) DO UPDATE SET content = excluded.content`,
      )
      .run(database._rid, JSON.stringify(database));
  }

  removeDatabase(rid: string): void {
    const containers = this.containers(rid);
    for (const { _rid } of containers) this.removeContainer(_rid);
    this.file.prepare(`DELETE FROM database_ WHERE rid = ?`).run(rid);
  }

  putContainer(databaseRid: string, container: Resource): void {
    this.file
      .prepare(
        `INSERT INTO container (rid, database_rid, content) VALUES (?, ?, ?)
         ON CONFLICT (rid) DO UPDATE SET content = excluded.content`,
      )
      .run(container._rid, databaseRid, JSON.stringify(container));
  }

  removeContainer(rid: string): void {
    this.file.prepare(`DELETE FROM document WHERE container_rid = ?`).run(rid);
    this.file.prepare(`DELETE FROM container WHERE rid = ?`).run(rid);
  }

  databases(): Resource[] {
    return this.file
      .prepare(`SELECT content FROM database_ ORDER BY ordinal`)
      .all()
      .map((row) => resourceRow.parse(row).content);
  }

  containers(databaseRid: string): Resource[] {
    return this.file
      .prepare(
        `SELECT content, database_rid FROM container WHERE database_rid = ? ORDER BY ordinal`,
      )
      .all(databaseRid)
      .map((row) => containerRow.parse(row).content);
  }

  /** Documents of a container in the order in which they were last written. */
  *documents(containerRid: string): Generator<{ lsn: number; content: Resource }> {
    const rows = this.file
      .prepare(`SELECT lsn, content FROM document WHERE container_rid = ? ORDER BY lsn`)
      .iterate(containerRid);
    for (const row of rows) yield documentRow.parse(row);
  }

  /** Highest number ever given out, gone resources included. */
  lastNumber(table: 'database_' | 'container' | 'document'): number {
    const row = this.file.prepare(`SELECT seq FROM sqlite_sequence WHERE name = ?`).get(table);
    return row === undefined ? 0 : sequenceRow.parse(row).seq;
  }

  close(): void {
    this.file.close();
  }
}
