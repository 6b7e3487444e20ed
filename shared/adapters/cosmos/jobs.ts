import type { Container, JSONValue, PatchOperation } from '@azure/cosmos';
import { z } from 'zod';
import { LANE_BUSY } from '../../domain/job';
import type { Jobs } from '../../ports';
import { compact } from './compact';
import { jobDocument } from './documents';
import { cosmos, cosmosUnless } from './errors';
import { parseDocument, queryAll } from './query';

/** Jobs in the Cosmos container `jobs` (partition `/id`). */
export function makeCosmosJobs(container: Container): Jobs {
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
      const operations = Object.entries(change).map(([name, value]): PatchOperation => ({
        op: 'set',
        path: `/${name}`,
        value: value as JSONValue,
      }));
      await cosmos(`a change of ${id}`, () => container.item(id, id).patch(operations));
    },

    unfinished(before) {
      return queryAll(
        container,
        z.object({ id: z.string(), createdAt: z.string() }),
        'SELECT c.id, c.createdAt FROM c WHERE c.state != "closed" AND c.createdAt <= @before',
        { before: before.toISOString() },
      );
    },

    async busyLanes() {
      const rows = await queryAll(
        container,
        z.object({ lane: z.string() }),
        'SELECT c.lane FROM c WHERE ARRAY_CONTAINS(@busy, c.state)',
        { busy: [...LANE_BUSY] },
      );
      return rows.map((row) => row.lane);
    },

    async findByProviderJob(providerJobId) {
      const rows = await queryAll(
        container,
        z.object({ id: z.string() }),
        'SELECT c.id FROM c WHERE c.providerJobId = @providerJobId',
        { providerJobId },
        1,
      );
      return rows[0]?.id;
    },
  };
}
