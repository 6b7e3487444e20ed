import type { LokiCollection, LokiStore } from 'azurite/dist/src/common/ServerBase';

/** Properties that single out a document or a few, the most telling first. */
const TELLING = ['messageId', 'id', 'blobName', 'name', 'expirationTime'];

/** Azurite looks for expired messages before everything it does with a queue, and has no index for it. */
const MISSING_INDICES: Readonly<Record<string, string>> = {
  $QUEUE_MESSAGES_COLLECTION$: 'expirationTime',
};

/**
 * Makes Azurite's lookups go by what singles a blob or a message out. It asks LokiJS for account,
 * container and name, in this order, and LokiJS uses an index for the first property only: with one
 * account that is no restriction at all, and every request would look through all there is.
 * Call when the server has started: its collections are made then.
 */
export function makeLookupsSelective({ db }: LokiStore): void {
  for (const collection of db.collections) {
    const missing = MISSING_INDICES[collection.name];
    if (missing !== undefined) collection.ensureIndex(missing);
    orderQueries(collection);
    spareEmptyRemovals(collection);
  }
}

function orderQueries(collection: LokiCollection): void {
  const chain = collection.chain.bind(collection);
  collection.chain = (...parameters) => {
    const rows = chain(...parameters);
    const find = rows.find.bind(rows);
    rows.find = (query, firstOnly) => find(telling(query), firstOnly);
    return rows;
  };
}

/** With every request for a queue Azurite removes what has expired, and LokiJS rebuilds all indices for nothing. */
function spareEmptyRemovals(collection: LokiCollection): void {
  const remove = collection.remove.bind(collection);
  collection.remove = (documents) => {
    if (!Array.isArray(documents) || documents.length > 0) remove(documents);
  };
}

/** The same query: its conditions all have to hold, in whatever order. */
function telling(query: object | undefined): object | undefined {
  if (query === undefined) return query;
  const first = TELLING.find((name) => name in query);
  return first === undefined ? query : { [first]: valueOf(query, first), ...query };
}

function valueOf(query: object, name: string): unknown {
  return (query as Readonly<Record<string, unknown>>)[name];
}
