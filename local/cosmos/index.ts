import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import type { FaultControl } from '../faults/fault-plan';
import { CosmosAccount } from './account';
import { ContentFile } from './content-file';
import { Faults, type FaultPlan, type faultSchema } from './faults';
import { answer } from './http-front';
import { JournalKeeper, type Journal } from './journal';
import { RequestBudget } from './request-budget';

export type { FaultAction, FaultPlan } from './faults';
export type { Journal, JournalEntry } from './journal';
export type { Operation } from './protocol';

/**
 * The well-known key of every Cosmos DB emulator; public, protects nothing.
 * https://learn.microsoft.com/azure/cosmos-db/emulator#authentication
 */
export const EMULATOR_KEY =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

/** How long open requests may take to end when the server closes. */
const GRACE_MS = 2000;

export type CosmosOptions = {
  /** Port to listen on; left out or 0 takes any free one. */
  readonly port?: number;
  /** Throughput, in request units a second, above which requests are answered 429. */
  readonly requestUnitsPerSecond?: number;
  readonly faults?: readonly FaultPlan[];
} & (
  | { /** Created when absent. */ readonly dataDirectory: string; readonly inMemory?: false }
  | { readonly inMemory: true }
);

export interface RunningCosmos {
  /** For `new CosmosClient({ endpoint, key })`; plain HTTP. */
  readonly endpoint: string;
  readonly key: string;
  /** What was asked since the start or the last reset, by operation; also GET /admin/journal. */
  journal(): Journal;
  /** Request units charged since the start or the last reset (an estimate by size). */
  requestUnits(): number;
  resetJournal(): void;
  /** Replaces the fault plans. */
  setFaults(plans: readonly FaultPlan[]): void;
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof faultSchema>;
  close(): Promise<void>;
}

/**
 * Starts a Cosmos DB account (API for NoSQL) on 127.0.0.1: the model and the query engine of
 * `@vercel/cosmosdb-server`, with its content on disk (acknowledged writes survive `kill -9`), the
 * service's limits, request charges and throttling, and without the server's known errors.
 * @throws Error naming the port when it is taken.
 */
export async function startCosmos(options: CosmosOptions): Promise<RunningCosmos> {
  const file = new ContentFile(contentPath(options));
  const account = new CosmosAccount(file);
  const faults = new Faults(options.faults);
  const journal = new JournalKeeper();
  const budget =
    options.requestUnitsPerSecond === undefined
      ? undefined
      : new RequestBudget(options.requestUnitsPerSecond);
  const backend = { account, faults, journal, budget };
  const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
    answer(backend, incoming, outgoing).catch((error: unknown) => {
      // Either the client went away while it was sending, or this is a bug for it to report.
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ code: 'InternalServerError', message: String(error) }));
    });
  });
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    file.close();
    throw error;
  }
  const endpoint = `http://127.0.0.1:${String(portOf(server))}/`;
  account.setEndpoint(endpoint);
  return {
    endpoint,
    key: EMULATOR_KEY,
    journal: () => journal.journal(),
    requestUnits: () => journal.requestUnits(),
    resetJournal: () => {
      journal.reset();
    },
    setFaults: (plans) => {
      faults.set(plans);
    },
    faults,
    close: async () => {
      await stop(server);
      file.close();
    },
  };
}

function contentPath(options: CosmosOptions): string {
  if (options.inMemory === true) return ':memory:';
  mkdirSync(options.dataDirectory, { recursive: true });
  return join(options.dataDirectory, 'cosmos.sqlite');
}

const portTaken = z.object({ code: z.literal('EADDRINUSE') });

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (portTaken.safeParse(error).success) {
      throw new Error(
        `Port ${String(port)} for Cosmos DB is in use: stop what listens there or choose another port.`,
        { cause: error },
      );
    }
    throw error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearTimeout(cutOff);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen on a TCP port.');
  }
  return address.port;
}
