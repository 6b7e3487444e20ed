import type { Container } from '@azure/cosmos';
import type { LedgerRecord, Status } from '../../domain/ledger';
import type { ListFilter } from '../../ports';
import { compact } from './compact';
import { ledgerDocument } from './documents';
import { queryAll } from './query';

/**
 * Ledger documents by time of landing, newest first. A listing goes on by place and not by the
 * service's token: the SDK gives none for ordered queries over all partitions.
 *
 * Each status is asked for by itself, in the order of the composite index of status and landing:
 * with an IN the service would walk through all that ever landed to find a few that failed.
 */
export async function listRecords(
  container: Container,
  { statuses, ...filter }: ListFilter,
): Promise<LedgerRecord[]> {
  if (!statuses) return listOf(container, filter);
  const lists = await Promise.all(
    [...new Set(statuses)].map((status) => listOf(container, filter, status)),
  );
  return lists
    .flat()
    .toSorted((one, other) => other.times.landedAt.localeCompare(one.times.landedAt))
    .slice(0, filter.limit);
}

/** Of one status, or of all but what is deleted: few are, so the index of landing alone serves that. */
function listOf(
  container: Container,
  { from, to, after, limit }: Omit<ListFilter, 'statuses'>,
  status?: Status,
): Promise<LedgerRecord[]> {
  const conditions = [
    status === undefined ? 'c.status != "deleted"' : 'c.status = @status',
    ...(from === undefined ? [] : ['c.times.landedAt >= @from']),
    ...(to === undefined ? [] : ['c.times.landedAt < @to']),
    ...(after ? ['c.times.landedAt <= @at', 'NOT ARRAY_CONTAINS(@seen, c.id)'] : []),
  ];
  const first = status === undefined ? '' : 'c.status DESC, ';
  return queryAll(
    container,
    ledgerDocument.transform(compact),
    `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${first}c.times.landedAt DESC`,
    {
      ...(status !== undefined && { status }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(after && { at: after.landedAt, seen: [...after.seen] }),
    },
    { limit },
  );
}
