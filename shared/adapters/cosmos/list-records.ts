import type { Container } from '@azure/cosmos';
import type { LedgerRecord } from '../../domain/ledger';
import type { ListFilter } from '../../ports';
import { compact } from './compact';
import { ledgerDocument } from './documents';
import { literal, queryAll } from './query';

/**
 * Ledger documents by time of landing, newest first. A listing goes on by place and not by the
 * service's token: the SDK gives none for ordered queries over all partitions.
 */
export function listRecords(
  container: Container,
  { statuses, from, to, after, limit }: ListFilter,
): Promise<LedgerRecord[]> {
  const conditions = [
    statuses ? `c.status IN (${statuses.map(literal).join(', ')})` : 'c.status != "deleted"',
    ...(from === undefined ? [] : ['c.times.landedAt >= @from']),
    ...(to === undefined ? [] : ['c.times.landedAt < @to']),
    ...(after ? ['c.times.landedAt <= @at', 'NOT ARRAY_CONTAINS(@seen, c.id)'] : []),
  ];
  return queryAll(
    container,
    ledgerDocument.transform(compact),
    `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.times.landedAt DESC`,
    {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(after && { at: after.landedAt, seen: [...after.seen] }),
    },
    { limit },
  );
}
