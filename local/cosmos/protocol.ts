import type { IncomingHttpHeaders } from 'node:http';

/** What a request asks for. The names are those of fault plans and of the journal. */
export type Operation =
  | 'readAccount'
  | 'createDatabase'
  | 'readDatabase'
  | 'listDatabases'
  | 'deleteDatabase'
  | 'createContainer'
  | 'readContainer'
  | 'listContainers'
  | 'replaceContainer'
  | 'deleteContainer'
  | 'readPartitionKeyRanges'
  | 'queryPlan'
  | DocumentOperation
  | 'unknown';

/** Operations that cost request units and may be throttled. */
export type DocumentOperation =
  | 'create'
  | 'upsert'
  | 'replace'
  | 'patch'
  | 'read'
  | 'delete'
  | 'query'
  | 'list'
  | 'changeFeed'
  | 'batch';

export interface CosmosRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly operation: Operation;
  readonly database?: string;
  readonly container?: string;
  readonly document?: string;
}

export interface CosmosResponse {
  readonly status: number;
  /** Sent as JSON; no body when left out. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Request units; the estimate of `request-charge.ts`. */
  readonly charge?: number;
}

/** One JSON document with the properties that Cosmos DB adds. */
export type Document = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly _rid: string;
  readonly _self: string;
  readonly _etag: string;
  /** Seconds since the epoch. */
  readonly _ts: number;
};

/** A refusal that goes to the client as an error response. */
export class CosmosRefusal extends Error {
  override readonly name = 'CosmosRefusal';

  /** @param code the name that Cosmos DB gives the error, e.g. `NotFound` */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: { readonly substatus?: number; readonly retryAfterMs?: number } = {},
  ) {
    super(message);
  }

  response(): CosmosResponse {
    const { substatus, retryAfterMs } = this.details;
    return {
      status: this.status,
      body: { code: this.code, message: this.message },
      headers: {
        ...(substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) }),
        ...(retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) }),
      },
    };
  }
}

export function badRequest(message: string, substatus?: number): CosmosRefusal {
  return new CosmosRefusal(
    400,
    'BadRequest',
    message,
    substatus === undefined ? {} : { substatus },
  );
}

/** Value of a header that may be repeated; the first one counts. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  return [headers[name]].flat()[0];
}

/** Flags come as `true` or `True`. */
export function flag(headers: IncomingHttpHeaders, name: string): boolean {
  return header(headers, name)?.toLowerCase() === 'true';
}
