import type { Container, JSONValue, PatchOperation } from '@azure/cosmos';
import * as z from 'zod';
import { LANE_BUSY, type JobChange } from '../../domain/job';
import type { Jobs } from '../../ports';
import { compact } from './compact';
import { jobDocument } from './documents';
import { cosmos, cosmosUnless } from './errors';
import { literal, parseDocument, queryAll } from './query';

const DAY_SECONDS = 24 * 3600;

/**
 * Jobs in the Cosmos container `jobs` (partition `/id`). A closed one goes by itself after
 * `closedDays`: its manifest names recordings. The container's time to live must be on.
 */
export function makeCosmosJobs(
  container: Container,
  { closedDays }: { readonly closedDays?: number } = {},
): Jobs {
  const operationsFor = (change: JobChange): PatchOperation[] => [
    ...toOperations(change),
    ...(change.state === 'closed' && closedDays !== undefined
      ? [{ op: 'set' as const, path: '/ttl', value: closedDays * DAY_SECONDS }]
      : []),
  ];

  return {
    create(job) {
      return cosmosUnless([409], `creating ${job.id}`, () => container.items.create(job));
    },

    async read(id) {
      const { resource } = await cosmos(`reading ${id}`, () =>
        container.item(id, id).read<Record<string, unknown>>(),
      );
      if (resource === undefined) return undefined;
      return compact(parseDocument(jobDocument, resource, container.id));
    },

    async update(id, change) {
      const operations = operationsFor(change);
      await cosmos(`a change of ${id}`, () => container.item(id, id).patch(operations));
    },

    prepare(id, change) {
      const condition = 'FROM c WHERE c.state = "claiming"';
      const operations = operationsFor(change);
      return cosmosUnless([412], `a change of ${id}`, () =>
        container.item(id, id).patch({ condition, operations }),
      );
    },

    attempt(id, submitTriedAt, change) {
      const attempt =
        submitTriedAt === undefined
          ? gone('submitTriedAt')
          : `c.submitTriedAt = ${literal(submitTriedAt)}`;
      const condition = `FROM c WHERE ${gone('providerJobId')} AND ${attempt}`;
      const operations = toOperations(change);
      return cosmosUnless([412], `a change of ${id}`, () =>
        container.item(id, id).patch({ condition, operations }),
      );
    },

    unfinished(before) {
      return queryAll(
        container,
        z.object({ id: z.string(), createdAt: z.string() }),
        'SELECT c.id, c.createdAt FROM c WHERE c.state != "closed" AND c.createdAt <= @before',
        { before: before.toISOString() },
      );
    },

    async unfinishedWith(recordingId) {
      const rows = await queryAll(
        container,
        z.object({ id: z.string() }),
        'SELECT c.id FROM c WHERE c.state != "closed" AND ARRAY_CONTAINS(c.manifest, { "recordingId": @recordingId }, true)',
        { recordingId },
      );
      return rows.map(({ id }) => id);
    },

    running() {
      return queryAll(
        container,
        z.object({ lane: z.string(), profile: z.string() }),
        'SELECT c.lane, c.profile FROM c WHERE ARRAY_CONTAINS(@busy, c.state)',
        { busy: [...LANE_BUSY] },
      );
    },

    async audioSecondsSince(time) {
      const rows = await queryAll(
        container,
        z.object({ audioSeconds: z.number() }),
        'SELECT c.audioSeconds FROM c WHERE c.createdAt >= @since',
        { since: time.toISOString() },
      );
      return rows.reduce((sum, row) => sum + row.audioSeconds, 0);
    },

    async findByProviderJob(providerJobId) {
      const rows = await queryAll(
        container,
        z.object({ id: z.string() }),
        'SELECT c.id FROM c WHERE c.providerJobId = @providerJobId',
        { providerJobId },
        { limit: 1 },
      );
      return rows[0]?.id;
    },
  };
}

/** Never there, or taken away by a patch. */
function gone(field: string): string {
  return `(NOT IS_DEFINED(c.${field}) OR IS_NULL(c.${field}))`;
}

function toOperations(change: JobChange): PatchOperation[] {
  return Object.entries(change).map(([name, value]): PatchOperation => ({
    op: 'set',
    path: `/${name}`,
    value: value as JSONValue,
  }));
}
