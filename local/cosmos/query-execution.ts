import { z } from 'zod';
import { satisfies, sourceOf, type QueryParameters } from './conditions';
import type { DocumentSet } from './document-set';
import {
  badRequest,
  CosmosRefusal,
  header,
  type CosmosRequest,
  type CosmosResponse,
  type Document,
} from './protocol';
import { partitionKeyOf } from './partition-key';
import { querySource } from './query-source';
import { queryCharge } from './request-charge';

/** Page size when the client leaves it to the service. */
const DEFAULT_PAGE = 100;

const querySpec = z.object({
  query: z.string().min(1),
  parameters: z.array(z.object({ name: z.string(), value: z.json() })).optional(),
});

interface QuerySpec {
  readonly query: string;
  readonly parameters?: QueryParameters | undefined;
}

const continuationToken = z.object({ token: z.string() });

const page = z.object({
  result: z.array(z.unknown()),
  continuation: continuationToken.loose().nullish(),
});

type Page = z.infer<typeof page>;

/**
 * Runs a query over a container, or over one partition when the request names it, with the query
 * engine of the server. The server itself would ignore the partition key of the request.
 */
export function runQuery(documents: DocumentSet, request: CosmosRequest): CosmosResponse {
  const spec = querySpec.safeParse(jsonOf(request.body));
  if (!spec.success) throw badRequest('The body of a query is {"query": …, "parameters": […]}.');
  return runPage(documents, request, spec.data);
}

/** Reads all documents, page by page. */
export function listDocuments(documents: DocumentSet, request: CosmosRequest): CosmosResponse {
  return runPage(documents, request, { query: 'SELECT * FROM c' });
}

/**
 * Tells whether one document satisfies the condition of a conditional patch.
 * @throws CosmosRefusal 400 when it is no condition
 */
export function meets(documents: DocumentSet, document: Document, condition: string): boolean {
  return asked(() =>
    satisfies(
      documents,
      document,
      condition,
      (query, parameters) => execute(documents, [document], { query, parameters }, {}).result,
    ),
  );
}

function runPage(documents: DocumentSet, request: CosmosRequest, spec: QuerySpec): CosmosResponse {
  const { result, continuation } = asked(() => {
    const partition = partitionKeyOf(request.headers);
    const source =
      partition === undefined
        ? sourceOf(documents, spec.query, spec.parameters)
        : documents.list(partition);
    return execute(documents, source, spec, paging(request));
  });
  const body = { _rid: documents.rid, Documents: result, _count: result.length };
  return {
    status: 200,
    body,
    headers: {
      'x-ms-item-count': String(result.length),
      ...(continuation ? { 'x-ms-continuation': JSON.stringify(continuation) } : {}),
    },
    charge: queryCharge(Buffer.byteLength(JSON.stringify(result))),
  };
}

interface Paging {
  readonly maxItemCount?: number;
  readonly continuation?: { token: string };
}

function paging({ headers }: CosmosRequest): Paging {
  const asked = Number(header(headers, 'x-ms-max-item-count') ?? DEFAULT_PAGE);
  const maxItemCount = asked > 0 ? asked : DEFAULT_PAGE;
  const text = header(headers, 'x-ms-continuation');
  if (text === undefined || text === '') return { maxItemCount };
  const continuation = continuationToken.safeParse(jsonOf(text));
  if (!continuation.success) throw badRequest('The continuation token is not one of this service.');
  return { maxItemCount, continuation: continuation.data };
}

function execute(
  { collection }: DocumentSet,
  source: object[],
  { query, parameters }: QuerySpec,
  options: Paging,
): Page {
  const result: unknown = collection.documents._getQuery(query).exec(querySource(source), {
    ...(parameters === undefined ? {} : { parameters: [...parameters] }),
    udf: collection.userDefinedFunctions.functions,
    compositeIndexes: orders(collection.read().indexingPolicy?.compositeIndexes),
    ...options,
  });
  return page.parse(result);
}

type CompositeIndexes = readonly (readonly { path: string; order?: string }[])[];

/** The orders over several properties that can be served: each index as it is, and the other way round. */
function orders(compositeIndexes: CompositeIndexes = []) {
  return compositeIndexes.flatMap((index) => {
    const paths = index.map(({ path, order }) => ({ path, descending: order === 'descending' }));
    return [false, true].map((turned) =>
      paths.map(({ path, descending }) => ({
        path,
        order: descending === turned ? ('ascending' as const) : ('descending' as const),
      })),
    );
  });
}

/** What goes wrong in the query engine is the fault of the query. */
function asked<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof CosmosRefusal) throw error;
    throw badRequest(
      `The query failed: ${error instanceof Error ? error.message : String(error)} ` +
        '(The local Cosmos DB knows neither GROUP BY, DISTINCT, OFFSET LIMIT nor full text search.)',
    );
  }
}

function jsonOf(text: Buffer | string): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}
