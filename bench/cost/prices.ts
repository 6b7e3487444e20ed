/*
 * List prices, pay as you go, East US, locally redundant, in US dollars, without free grants and
 * discounts. Written down from memory of the public price pages: every one of them is to be checked
 * before a budget is built on it (https://azure.microsoft.com/pricing).
 */

/** Month in which the prices were written down. */
export const PRICES_AS_OF = '2026-11';

export interface Price {
  readonly service: string;
  readonly item: string;
  /** What the price is for: so many of the unit. */
  readonly per: number;
  readonly unit: string;
  readonly usd: number;
}

export const PRICES = {
  blobWrite: price('Blob Storage', 'write and list operations, hot', 10_000, 'operations', 0.05),
  blobRead: price('Blob Storage', 'read operations, hot', 10_000, 'operations', 0.004),
  blobGigabyte: price('Blob Storage', 'capacity, hot', 1, 'GB and month', 0.018),
  queue: price('Queue Storage', 'operations', 10_000, 'operations', 0.004),
  table: price('Table Storage', 'operations', 10_000, 'operations', 0.00036),
  eventGrid: price('Event Grid', 'operations, basic tier', 1_000_000, 'operations', 0.6),
  executions: price('Functions Flex', 'executions on demand', 1_000_000, 'executions', 0.4),
  gigabyteSeconds: price('Functions Flex', 'execution time on demand', 1, 'GB-second', 0.000026),
  requestUnits: price('Cosmos DB serverless', 'request units', 1_000_000, 'RU', 0.25),
  cosmosGigabyte: price('Cosmos DB serverless', 'storage', 1, 'GB and month', 0.25),
  telemetry: price('Azure Monitor', 'analytics logs', 1, 'GB', 2.3),
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof PRICES;

function price(service: string, item: string, per: number, unit: string, usd: number): Price {
  return { service, item, per, unit, usd };
}
