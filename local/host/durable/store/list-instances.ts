import type { SQLInputValue } from 'node:sqlite';
import { toInstance } from './rows';
import type { Sql } from './sql';
import type { Instance, InstanceFilter, ListPosition } from './store';

/** One page of instances, oldest first. */
export function listInstances(
  sql: Sql,
  filter: InstanceFilter,
  top: number,
  after?: ListPosition,
): Instance[] {
  const conditions: string[] = ['1 = 1'];
  const values: SQLInputValue[] = [];
  const where = (condition: string, ...more: SQLInputValue[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  if (filter.createdFrom) where('created_at >= ?', filter.createdFrom.toISOString());
  if (filter.createdTo) where('created_at <= ?', filter.createdTo.toISOString());
  if (filter.idPrefix) where('substr(id, 1, ?) = ?', filter.idPrefix.length, filter.idPrefix);
  if (filter.statuses && filter.statuses.length > 0) {
    where(`status IN (${filter.statuses.map(() => '?').join(', ')})`, ...filter.statuses);
  }
  if (after) where('(created_at, id) > (?, ?)', after.createdAt, after.id);
  return sql
    .all(
      `SELECT * FROM instances WHERE ${conditions.join(' AND ')} ORDER BY created_at, id LIMIT ?`,
      ...values,
      top,
    )
    .map(toInstance);
}
