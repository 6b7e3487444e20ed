import { randomUUID } from 'node:crypto';
import { CosmosClient, type Database } from '@azure/cosmos';
import { openDatabase } from '../../../../shared/adapters/cosmos/client';
import { startCosmos, type RunningCosmos } from '../../../../local/cosmos';
import { COSMOS_CONTAINERS } from '../../../../local/stack/cosmos-containers';

/*
 * Contract suites run against the local servers, and against the real services as well where these
 * variables are set; everything they make there is deleted again:
 * CALLSCRIBE_LIVE_COSMOS_ENDPOINT, CALLSCRIBE_LIVE_COSMOS_KEY (an account of its own),
 * CALLSCRIBE_LIVE_STORAGE (connection string), CALLSCRIBE_LIVE_SPEECH_ENDPOINT and _KEY,
 * CALLSCRIBE_LIVE_OPENAI_BASE_URL, _KEY and _MODEL; for other transcription services those in
 * live-vendors.ts.
 */

/** Something that a suite runs against. */
export interface Target<T> {
  readonly name: string;
  readonly open: () => Promise<T & { readonly close: () => Promise<void> }>;
}

export interface CosmosTarget {
  readonly database: Database;
  readonly endpoint: string;
  readonly key: string;
  /** Only the local server can be told to fail. */
  readonly server?: RunningCosmos;
}

export function noIdentity(): never {
  throw new Error('A key is set: no identity is needed.');
}

export function cosmosTargets(): Target<CosmosTarget>[] {
  const local: Target<CosmosTarget> = {
    name: 'the local Cosmos DB',
    async open() {
      const server = await startCosmos({ inMemory: true });
      const { endpoint, key } = server;
      const opened = await openCosmos(endpoint, key);
      return { ...opened, server, close: () => server.close() };
    },
  };
  const endpoint = process.env['CALLSCRIBE_LIVE_COSMOS_ENDPOINT'];
  const key = process.env['CALLSCRIBE_LIVE_COSMOS_KEY'];
  if (!endpoint || !key) return [local];
  return [local, { name: 'the real Cosmos DB', open: () => openCosmos(endpoint, key) }];
}

async function openCosmos(endpoint: string, key: string) {
  const id = `contract-${randomUUID()}`;
  const admin = new CosmosClient({
    endpoint,
    key,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const { database } = await admin.databases.create({ id });
  for (const container of COSMOS_CONTAINERS) await database.containers.create(container);
  return {
    database: openDatabase({ endpoint, key, database: id }, noIdentity),
    endpoint,
    key,
    close: async () => {
      await database.delete();
      admin.dispose();
    },
  };
}
