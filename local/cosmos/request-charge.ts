/**
 * Request units by document size, at session consistency and default indexing. An estimate: real
 * charges also depend on the indexing policy, on the number of properties and on the query plan.
 * https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption
 */
const TABLE: readonly { readonly bytes: number; readonly read: number; readonly write: number }[] =
  [
    { bytes: 1024, read: 1, write: 4.95 },
    { bytes: 4 * 1024, read: 1.14, write: 6.67 },
    { bytes: 16 * 1024, read: 1.67, write: 9.52 },
    { bytes: 64 * 1024, read: 4.76, write: 22.67 },
    { bytes: 128 * 1024, read: 9.95, write: 48.19 },
    { bytes: 256 * 1024, read: 20.28, write: 98.29 },
    { bytes: 512 * 1024, read: 40.95, write: 184.57 },
    { bytes: 1024 * 1024, read: 145.9, write: 625 },
    { bytes: 2 * 1024 * 1024, read: 291.8, write: 1250 },
  ];

/** A query costs this much before it returns anything; small queries are billed about 2.5 RU. */
const QUERY_BASE = 1.5;

/** A refused write or a read that finds nothing has still looked: about the smallest read. */
export const REFUSED_CHARGE = 1;

export function readCharge(bytes: number): number {
  return fromTable('read', bytes);
}

/** For creates, upserts, replaces, patches and deletes; bytes are those of the document stored or removed. */
export function writeCharge(bytes: number): number {
  return fromTable('write', bytes);
}

/** @param bytes of the page that the query returns */
export function queryCharge(bytes: number): number {
  return round(QUERY_BASE + fromTable('read', bytes));
}

/** Straight lines between the sizes of the table; the smallest charge below it. */
function fromTable(column: 'read' | 'write', bytes: number): number {
  let below = { bytes: 0, charge: TABLE[0]?.[column] ?? 0 };
  for (const row of TABLE) {
    if (bytes <= row.bytes) {
      const share = (bytes - below.bytes) / (row.bytes - below.bytes);
      return round(below.charge + share * (row[column] - below.charge));
    }
    below = { bytes: row.bytes, charge: row[column] };
  }
  return round((below.charge * bytes) / below.bytes);
}

function round(charge: number): number {
  return Math.round(charge * 100) / 100;
}
