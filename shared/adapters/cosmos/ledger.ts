import type { Container } from '@azure/cosmos';
import * as z from 'zod';
import { TERMINAL, type LedgerRecord } from '../../domain/ledger';
import type { Ledger, Tagged } from '../../ports';
import { compact } from './compact';
import { ledgerDocument, ownedRow, tagged } from './documents';
import { cosmos, cosmosUnless } from './errors';
import { operationsFor, ownedAnd, patchIf } from './ledger-patches';
import { makeLedgerQueue } from './ledger-queue';
import { makeLedgerTwins } from './ledger-twins';
import { listRecords } from './list-records';
import { oldestUnfinished } from './oldest-unfinished';
import { parseDocument, queryAll } from './query';
import { makeTimeToLive } from './time-to-live';

/**
 * The ledger in the Cosmos container `recordings` (partition `/id`). A recording at its end goes by
 * itself after `endedDays` (0: never), counted from the last write; what goes on stays. The
 * container's time to live must be on.
 */
export function makeCosmosLedger(
  container: Container,
  { endedDays = 0 }: { readonly endedDays?: number } = {},
): Ledger {
  const timeToLive = makeTimeToLive(endedDays);
  const toTagged = (resource: unknown): Tagged<LedgerRecord> => ({
    value: compact(parseDocument(ledgerDocument, resource, container.id)),
    tag: parseDocument(tagged, resource, container.id)._etag,
  });

  return {
    async read(id) {
      const { resource } = await cosmos(`reading ${id}`, () =>
        container.item(id, id).read<Record<string, unknown>>(),
      );
      return resource === undefined ? undefined : toTagged(resource);
    },

    create(record) {
      return cosmosUnless([409], `creating ${record.id}`, () =>
        container.items.create(timeToLive.of(record)),
      );
    },

    replace(record, tag) {
      const accessCondition = { type: 'IfMatch', condition: tag };
      return cosmosUnless([404, 412], `replacing ${record.id}`, () =>
        container.item(record.id, record.id).replace(timeToLive.of(record), { accessCondition }),
      );
    },

    ...makeLedgerQueue(container),

    advance(owner, change) {
      const operations = [...operationsFor(change), ...timeToLive.operationsFor(change)];
      return patchIf(container, owner.recordingId, ownedAnd(owner, change), operations);
    },

    async ownedBy(jobId, ids) {
      const wanted = new Set(ids);
      // A few are asked for by name; of a whole job everything is read anyway.
      const named = ids.length <= 100;
      const rows = await queryAll(
        container,
        ownedRow,
        `SELECT c.id AS recordingId, c.jobId, c.epoch, c.version, c.status, c.attempts, c.summaryTokens, c.summaryCalls FROM c WHERE c.jobId = @jobId${named ? ' AND ARRAY_CONTAINS(@ids, c.id)' : ''}`,
        { jobId, ...(named && { ids: [...ids] }) },
      );
      return rows.filter((row) => wanted.has(row.recordingId) && !TERMINAL.includes(row.status));
    },

    async orphans(now, unfinishedJobs, limit) {
      const rows = await queryAll(
        container,
        z.looseObject({ id: z.string() }),
        'SELECT * FROM c WHERE c.status IN ("claimed", "transcribing", "transcribed", "parked") AND c.claimedUntil <= @now AND NOT ARRAY_CONTAINS(@jobs, c.jobId)',
        { now: now.toISOString(), jobs: [...unfinishedJobs] },
        { limit },
      );
      return rows.map(toTagged);
    },

    emptyAndDue(now, limit) {
      return queryAll(
        container,
        z.object({ container: z.string(), path: z.string() }),
        'SELECT c.container, c.path FROM c WHERE c.status = "queued" AND c.sizeBytes = 0 AND c.notBefore <= @now',
        { now: now.toISOString() },
        { limit },
      );
    },

    async versions(ids) {
      const rows = await queryAll(
        container,
        z.object({ id: z.string(), version: z.string() }),
        'SELECT c.id, c.version FROM c WHERE ARRAY_CONTAINS(@ids, c.id)',
        { ids: [...ids] },
      );
      return new Map(rows.map((row) => [row.id, row.version]));
    },

    async untold(before, limit) {
      const rows = await queryAll(
        container,
        z.looseObject({ id: z.string() }),
        'SELECT * FROM c WHERE c.untold = true AND c.status != "deleting" AND c.status != "deleted"',
        {},
        { limit },
      );
      // Few are young: not worth an index that every write would pay for.
      const latest = before.toISOString();
      return rows.map(toTagged).filter(({ value }) => (value.times.completedAt ?? '') <= latest);
    },

    async beingDeleted(limit) {
      const query = 'SELECT c.id FROM c WHERE c.status = "deleting"';
      const rows = await queryAll(container, z.object({ id: z.string() }), query, {}, { limit });
      return rows.map(({ id }) => id);
    },

    async count(status) {
      const query = 'SELECT VALUE COUNT(1) FROM c WHERE c.status = @status';
      const [count = 0] = await queryAll(container, z.number(), query, { status });
      return count;
    },

    async landedAfter(time) {
      // A live session has no bytes.
      const query =
        'SELECT VALUE COUNT(1) FROM c WHERE c.priority = "normal" AND c.times.landedAt > @time AND c.sizeBytes > 0';
      const [count = 0] = await queryAll(container, z.number(), query, { time });
      return count;
    },

    oldestUnfinished: () => oldestUnfinished(container),

    ...makeLedgerTwins(container),

    async toErase(now, limit) {
      const query = 'SELECT c.id FROM c WHERE c.eraseAt <= @now';
      const row = z.object({ id: z.string() });
      const rows = await queryAll(container, row, query, { now: now.toISOString() }, { limit });
      return rows.map(({ id }) => id);
    },

    list: (filter) => listRecords(container, filter),

    async ping() {
      await cosmos('reading the container', () => container.read());
    },
  };
}
