import type { Container, JSONObject, PatchOperation } from '@azure/cosmos';
import { z } from 'zod';
import { statusesBefore, TERMINAL, type LedgerRecord, type Owner } from '../../domain/ledger';
import type { Ledger, LedgerChange, Tagged } from '../../ports';
import { compact } from './compact';
import { ledgerDocument, ownedRow, queuedRow, tagged } from './documents';
import { cosmos, cosmosUnless } from './errors';
import { literal, parseDocument, queryAll } from './query';

const QUEUED_FIELDS =
  'c.id, c.container, c.path, c.version, c.epoch, c.profile, c.durationSeconds AS seconds';

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
      return cosmosUnless([404, 412], `replacing ${record.id}`, () =>
        container.item(record.id, record.id).replace(record, { accessCondition }),
      );
    },

    queued({ now, limit, profile }) {
      const ofProfile = profile === undefined ? '' : ' AND c.profile = @profile';
      return queryAll(
        container,
        queuedRow,
        `SELECT ${QUEUED_FIELDS} FROM c WHERE c.status = "queued" AND c.sizeBytes > 0 AND c.notBefore <= @now${ofProfile} ORDER BY c.notBefore`,
        { now: now.toISOString(), ...(profile !== undefined && { profile }) },
        limit,
      );
    },

    claim(seen, { jobId, at, until }) {
      const condition = `c.status = "queued" AND c.epoch = ${literal(seen.epoch)} AND c.version = ${literal(seen.version)}`;
      return patchIf(seen.id, condition, [
        { op: 'set', path: '/status', value: 'claimed' },
        { op: 'set', path: '/jobId', value: jobId },
        { op: 'set', path: '/claimedUntil', value: until.toISOString() },
        { op: 'set', path: '/times/claimedAt', value: at.toISOString() },
        { op: 'set', path: '/reason', value: null },
        { op: 'incr', path: '/epoch', value: 1 },
        { op: 'incr', path: '/attempts', value: 1 },
      ]);
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
      const rows = await queryAll(
        container,
        ownedRow,
        `SELECT c.id AS recordingId, c.jobId, c.epoch, c.version, c.status, c.attempts FROM c WHERE c.jobId = @jobId`,
        { jobId },
      );
      return rows.filter((row) => wanted.has(row.recordingId) && !TERMINAL.includes(row.status));
    },

    async orphans(now, unfinishedJobs, limit) {
      const rows = await queryAll(
        container,
        z.looseObject({ id: z.string() }),
        'SELECT * FROM c WHERE c.status IN ("claimed", "transcribing", "transcribed", "parked") AND c.claimedUntil <= @now AND NOT ARRAY_CONTAINS(@jobs, c.jobId)',
        { now: now.toISOString(), jobs: [...unfinishedJobs] },
        limit,
      );
      return rows.map(toTagged);
    },

    emptyAndDue(now, limit) {
      return queryAll(
        container,
        z.object({ id: z.string(), path: z.string() }),
        'SELECT c.id, c.path FROM c WHERE c.status = "queued" AND c.sizeBytes = 0 AND c.notBefore <= @now',
        { now: now.toISOString() },
        limit,
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

    async ping() {
      await cosmos('reading the container', () => container.read());
    },
  };
}

function ownedAnd(owner: Owner, { status }: LedgerChange): string {
  const from = statusesBefore(status).map(literal).join(', ');
  return [
    `c.jobId = ${literal(owner.jobId)}`,
    `c.epoch = ${literal(owner.epoch)}`,
    `c.version = ${literal(owner.version)}`,
    `c.status IN (${from})`,
  ].join(' AND ');
}

/** A patch may hold ten operations (Cosmos partial update page); no change needs as many. */
function operationsFor({ times, release, ...fields }: LedgerChange): PatchOperation[] {
  const set = (path: string, value: unknown): PatchOperation => ({
    op: 'set',
    path,
    value: value as JSONObject,
  });
  return [
    ...Object.entries(fields).map(([name, value]) => set(`/${name}`, value)),
    ...Object.entries(times ?? {}).map(([name, value]) => set(`/times/${name}`, value)),
    ...(release
      ? [
          set('/jobId', null),
          set('/claimedUntil', null),
          { op: 'incr' as const, path: '/epoch', value: 1 },
        ]
      : []),
  ];
}
