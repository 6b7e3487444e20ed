import type { Container, PatchOperation } from '@azure/cosmos';
import pLimit from 'p-limit';
import { z } from 'zod';
import { TOMBSTONE_DAYS } from '../../domain/deletion';
import { TERMINAL, type LedgerRecord } from '../../domain/ledger';
import type { WaitingHead } from '../../domain/planning';
import type { Ledger, Tagged } from '../../ports';
import { compact } from './compact';
import { headRow, ledgerDocument, ownedRow, queuedRow, tagged } from './documents';
import { cosmos, cosmosUnless } from './errors';
import {
  claimOperations,
  operationsFor,
  ownedAnd,
  parkOperations,
  unparkOperations,
} from './ledger-patches';
import { listRecords } from './list-records';
import { literal, parseDocument, queryAll } from './query';

const QUEUED_FIELDS =
  'c.id, c.container, c.path, c.version, c.epoch, c.profile, c.durationSeconds AS seconds';

/** Queued, not an empty blob that waits for its content, and not resting after a failure. */
const MAY_GO = 'c.status = "queued" AND c.sizeBytes > 0 AND c.notBefore <= @now';

/** Profiles and priorities that are told apart in one look; there are rarely more than a few. */
const MOST_HEADS = 30;

/** Patches under way together when many documents change in the same way. */
const AT_ONCE = 16;

/** What is left of a deleted recording goes by itself after so long; by then no event is that late. */
const TOMBSTONE_SECONDS = TOMBSTONE_DAYS * 24 * 3600;

/** The ledger in the Cosmos container `recordings` (partition `/id`). */
export function makeCosmosLedger(container: Container): Ledger {
  const toTagged = (resource: unknown): Tagged<LedgerRecord> => ({
    value: compact(parseDocument(ledgerDocument, resource, container.id)),
    tag: parseDocument(tagged, resource, container.id)._etag,
  });

  /** False when the document is not there or the condition does not hold. */
  const patchIf = (id: string, condition: string, operations: PatchOperation[]) =>
    cosmosUnless([404, 412], `a change of ${id}`, () =>
      container.item(id, id).patch({ condition: `FROM c WHERE ${condition}`, operations }),
    );

  async function idsOf(
    condition: string,
    parameters: Readonly<Record<string, string>>,
    limit: number,
  ): Promise<string[]> {
    const row = z.object({ id: z.string() });
    const query = `SELECT c.id FROM c WHERE ${condition}`;
    return (await queryAll(container, row, query, parameters, { limit })).map(({ id }) => id);
  }

  /** Says how many of them satisfied the condition and were changed. */
  async function patchAll(
    ids: readonly string[],
    condition: string,
    operations: PatchOperation[],
  ): Promise<number> {
    const limit = pLimit(AT_ONCE);
    const changed = await Promise.all(
      ids.map((id) => limit(() => patchIf(id, condition, operations))),
    );
    return changed.filter(Boolean).length;
  }

  return {
    async read(id) {
      const { resource } = await cosmos(`reading ${id}`, () =>
        container.item(id, id).read<Record<string, unknown>>(),
      );
      return resource === undefined ? undefined : toTagged(resource);
    },

    create(record) {
      return cosmosUnless([409], `creating ${record.id}`, () => container.items.create(record));
    },

    replace(record, tag) {
      const accessCondition = { type: 'IfMatch', condition: tag };
      const document = record.status === 'deleted' ? { ...record, ttl: TOMBSTONE_SECONDS } : record;
      return cosmosUnless([404, 412], `replacing ${record.id}`, () =>
        container.item(record.id, record.id).replace(document, { accessCondition }),
      );
    },

    queued({ now, limit, profile, priority }) {
      return queryAll(
        container,
        queuedRow,
        `SELECT ${QUEUED_FIELDS} FROM c WHERE ${MAY_GO} AND c.profile = @profile AND c.priority = @priority ORDER BY c.notBefore`,
        { now: now.toISOString(), profile, priority },
        { limit },
      );
    },

    async waiting(now) {
      const heads: WaitingHead[] = [];
      const parameters = { now: now.toISOString() };
      // One head at a time, each without the profiles before it: no need to read the whole queue.
      while (heads.length < MOST_HEADS) {
        const seen = heads.map(({ profile, priority }) => `${profile} ${priority}`);
        const [head] = await queryAll(
          container,
          headRow,
          `SELECT c.profile, c.priority, c.notBefore AS waitsSince FROM c WHERE ${MAY_GO} AND NOT ARRAY_CONTAINS(@seen, CONCAT(c.profile, " ", c.priority)) ORDER BY c.notBefore`,
          { ...parameters, seen },
          { limit: 1 },
        );
        if (!head) break;
        const { profile, priority } = head;
        const [count = 1] = await queryAll(
          container,
          z.number(),
          `SELECT VALUE COUNT(1) FROM c WHERE ${MAY_GO} AND c.profile = @profile AND c.priority = @priority`,
          { ...parameters, profile, priority },
        );
        heads.push({ ...head, count });
      }
      return heads;
    },

    claim(seen, claim) {
      const condition = `c.status = "queued" AND c.epoch = ${literal(seen.epoch)} AND c.version = ${literal(seen.version)}`;
      return patchIf(seen.id, condition, claimOperations(claim));
    },

    async parkQueued({ now, reason, limit }) {
      const ids = await idsOf(`${MAY_GO}`, { now: now.toISOString() }, limit);
      return patchAll(ids, 'c.status = "queued"', parkOperations(reason));
    },

    async unpark(limit) {
      const nobodys = 'c.status = "parked" AND (NOT IS_DEFINED(c.jobId) OR IS_NULL(c.jobId))';
      return patchAll(await idsOf(nobodys, {}, limit), nobodys, unparkOperations());
    },

    claimedBy(jobId) {
      return queryAll(
        container,
        queuedRow,
        `SELECT ${QUEUED_FIELDS} FROM c WHERE c.jobId = @jobId AND c.status = "claimed"`,
        { jobId },
      );
    },

    advance(owner, change) {
      return patchIf(owner.recordingId, ownedAnd(owner, change), operationsFor(change));
    },

    async ownedBy(jobId, ids) {
      const wanted = new Set(ids);
      // A few are asked for by name; of a whole job everything is read anyway.
      const named = ids.length <= 100;
      const rows = await queryAll(
        container,
        ownedRow,
        `SELECT c.id AS recordingId, c.jobId, c.epoch, c.version, c.status, c.attempts, c.summaryTokens FROM c WHERE c.jobId = @jobId${named ? ' AND ARRAY_CONTAINS(@ids, c.id)' : ''}`,
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

    beingDeleted(limit) {
      return idsOf('c.status = "deleting"', {}, limit);
    },

    async count(status) {
      const query = 'SELECT VALUE COUNT(1) FROM c WHERE c.status = @status';
      const [count = 0] = await queryAll(container, z.number(), query, { status });
      return count;
    },

    list: (filter) => listRecords(container, filter),

    async ping() {
      await cosmos('reading the container', () => container.read());
    },
  };
}
