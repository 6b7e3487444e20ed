import type { Document } from './protocol';

/**
 * When a document expires, in ms since the epoch; undefined for never. Its own `ttl` (seconds from
 * its last write) counts before the container's default, -1 means never, and without a default of
 * the container nothing expires at all.
 * https://learn.microsoft.com/azure/cosmos-db/time-to-live
 */
export function expiresAt(document: Document, defaultTtl: unknown): number | undefined {
  if (typeof defaultTtl !== 'number') return undefined;
  const ttl = typeof document['ttl'] === 'number' ? document['ttl'] : defaultTtl;
  return ttl < 0 ? undefined : (document._ts + ttl) * 1000;
}
