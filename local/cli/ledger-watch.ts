import { CosmosClient, type Container } from '@azure/cosmos';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const row = z.object({
  id: z.string(),
  path: z.string(),
  version: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).nullish(),
  _ts: z.number(),
});

/** A recording as the ledger has it at this moment. */
export type LedgerRow = z.output<typeof row>;

const LOOK_MS = 400;
/** `_ts` counts whole seconds: look back a little, so that nothing falls between two looks. */
const OVERLAP_SECONDS = 2;
const TERMINAL = ['completed', 'rejected', 'failed'];

export const isTerminal = (status: string) => TERMINAL.includes(status);

/** Follows the ledger in Cosmos DB, as a person in Data Explorer would, and tells each change once. */
export function watchLedger(
  cosmos: { readonly endpoint: string; readonly key: string },
  onChange: (row: LedgerRow) => void,
): { stop(): Promise<void> } {
  const client = new CosmosClient({
    ...cosmos,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const container = client.database('callscribe').container('recordings');
  const told = new Map<string, string>();
  const stopping = new AbortController();
  const loop = follow(container, stopping.signal, (found) => {
    const state = `${found.version} ${found.status}`;
    if (told.get(found.id) === state) return;
    told.set(found.id, state);
    onChange(found);
  });
  return {
    async stop() {
      stopping.abort();
      await loop;
      client.dispose();
    },
  };
}

async function follow(
  container: Container,
  signal: AbortSignal,
  onRow: (row: LedgerRow) => void,
): Promise<void> {
  let since = 0;
  while (!signal.aborted) {
    const { resources } = await container.items
      .query({
        query:
          'SELECT c.id, c.path, c.version, c.status, c.reason, c._ts FROM c WHERE c._ts >= @since',
        parameters: [{ name: '@since', value: since - OVERLAP_SECONDS }],
      })
      .fetchAll();
    for (const found of z
      .array(row)
      .parse(resources)
      .sort((a, b) => a._ts - b._ts)) {
      since = Math.max(since, found._ts);
      onRow(found);
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
