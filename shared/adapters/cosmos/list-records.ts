import type { Container } from '@azure/cosmos';
import type { LedgerRecord } from '../../domain/ledger';
import type { ListFilter } from '../../ports';
import { compact } from './compact';
import { ledgerDocument } from './documents';
import { queryAll } from './query';

/** Facts of a call that can be asked for; the first that is given finds the documents. */
const FACTS = ['callId', 'agent', 'queue'] as const;

type Between = Omit<ListFilter, 'statuses' | (typeof FACTS)[number]>;

/** What else documents must have, and what they are ordered by before their landing. */
interface Narrowing {
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Record<string, string | string[]>>;
  readonly first?: string;
}

/**
 * Ledger documents by time of landing, newest first. A listing goes on by place and not by the
 * service's token: the SDK gives none for ordered queries over all partitions.
 *
 * Each status is asked for by itself, in the order of the composite index of status and landing:
 * with an IN the service would walk through all that ever landed to find a few that failed. What is
 * asked for by a fact of the call is found by that, and few enough to be looked through.
 */
export async function listRecords(
  container: Container,
  { statuses, callId, agent, queue, ...between }: ListFilter,
): Promise<LedgerRecord[]> {
  const byFact = narrowedByFact({ callId, agent, queue }, statuses);
  if (byFact) return listOf(container, between, byFact);
  // Few are deleted, so the index of landing alone serves all the others.
  if (!statuses) return listOf(container, between, NOT_DELETED);
  const lists = await Promise.all(
    [...new Set(statuses)].map((status) =>
      listOf(container, between, {
        conditions: ['c.status = @status'],
        parameters: { status },
        first: 'c.status',
      }),
    ),
  );
  return lists
    .flat()
    .toSorted((one, other) => other.times.landedAt.localeCompare(one.times.landedAt))
    .slice(0, between.limit);
}

const NOT_DELETED: Narrowing = { conditions: ['c.status != "deleted"'], parameters: {} };

function narrowedByFact(
  facts: Readonly<Partial<Record<(typeof FACTS)[number], string | undefined>>>,
  statuses: ListFilter['statuses'],
): Narrowing | undefined {
  const given = FACTS.flatMap((fact) => {
    const value = facts[fact];
    return value === undefined ? [] : [{ fact, value }];
  });
  const [first] = given;
  if (!first) return undefined;
  const ofStatus = statuses
    ? {
        conditions: ['ARRAY_CONTAINS(@statuses, c.status)'],
        parameters: { statuses: [...statuses] },
      }
    : NOT_DELETED;
  return {
    conditions: [...given.map(({ fact }) => `c.call.${fact} = @${fact}`), ...ofStatus.conditions],
    parameters: {
      ...Object.fromEntries(given.map(({ fact, value }) => [fact, value])),
      ...ofStatus.parameters,
    },
    first: `c.call.${first.fact}`,
  };
}

function listOf(
  container: Container,
  { from, to, after, limit }: Between,
  { conditions, parameters, first }: Narrowing,
): Promise<LedgerRecord[]> {
  const all = [
    ...conditions,
    ...(from === undefined ? [] : ['c.times.landedAt >= @from']),
    ...(to === undefined ? [] : ['c.times.landedAt < @to']),
    ...(after ? ['c.times.landedAt <= @at', 'NOT ARRAY_CONTAINS(@seen, c.id)'] : []),
  ];
  const order = [...(first === undefined ? [] : [first]), 'c.times.landedAt'];
  return queryAll(
    container,
    ledgerDocument.transform(compact),
    `SELECT * FROM c WHERE ${all.join(' AND ')} ORDER BY ${order.map((path) => `${path} DESC`).join(', ')}`,
    {
      ...parameters,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(after && { at: after.landedAt, seen: [...after.seen] }),
    },
    { limit },
  );
}
