import type { IncomingHttpHeaders } from 'node:http';
import { flag, header, type CosmosRequest, type Operation } from './protocol';

/** Names the operation and its target: `/dbs/{id}/colls/{id}/docs/{id}` and the headers decide. */
export function route(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): CosmosRequest {
  const parts = new URL(url.replace(/^\/+/, '/'), 'http://cosmos').pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const [dbs, database, colls, container, leaf, document] = parts;
  const operation =
    (dbs === undefined && method === 'GET' && 'readAccount') ||
    (dbs === 'dbs' && colls === undefined && databaseOperation(method, database, headers)) ||
    (colls === 'colls' && leaf === undefined && containerOperation(method, container, headers)) ||
    (leaf === 'pkranges' && method === 'GET' && 'readPartitionKeyRanges') ||
    (leaf === 'docs' && documentOperation(method, document, headers)) ||
    'unknown';
  return {
    method,
    url,
    headers,
    body,
    operation,
    ...(database === undefined ? {} : { database }),
    ...(container === undefined ? {} : { container }),
    ...(document === undefined ? {} : { document }),
  };
}

function databaseOperation(
  method: string,
  database: string | undefined,
  headers: IncomingHttpHeaders,
): Operation | false {
  if (database === undefined) {
    if (method === 'POST') return isQuery(headers) ? 'listDatabases' : 'createDatabase';
    return method === 'GET' && 'listDatabases';
  }
  if (method === 'GET') return 'readDatabase';
  return method === 'DELETE' && 'deleteDatabase';
}

function containerOperation(
  method: string,
  container: string | undefined,
  headers: IncomingHttpHeaders,
): Operation | false {
  if (container === undefined) {
    if (method === 'POST') return isQuery(headers) ? 'listContainers' : 'createContainer';
    return method === 'GET' && 'listContainers';
  }
  if (method === 'GET') return 'readContainer';
  if (method === 'PUT') return 'replaceContainer';
  return method === 'DELETE' && 'deleteContainer';
}

function documentOperation(
  method: string,
  document: string | undefined,
  headers: IncomingHttpHeaders,
): Operation | false {
  if (document !== undefined) {
    switch (method) {
      case 'GET':
        return 'read';
      case 'PUT':
        return 'replace';
      case 'PATCH':
        return 'patch';
      case 'DELETE':
        return 'delete';
      default:
        return false;
    }
  }
  if (method === 'GET') return headers['a-im'] === undefined ? 'list' : 'changeFeed';
  if (method !== 'POST') return false;
  if (flag(headers, 'x-ms-cosmos-is-query-plan-request')) return 'queryPlan';
  if (flag(headers, 'x-ms-cosmos-is-batch-request')) return 'batch';
  if (isQuery(headers)) return 'query';
  return flag(headers, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create';
}

function isQuery(headers: IncomingHttpHeaders): boolean {
  return (
    flag(headers, 'x-ms-documentdb-isquery') ||
    (header(headers, 'content-type') ?? '').startsWith('application/query+json')
  );
}
