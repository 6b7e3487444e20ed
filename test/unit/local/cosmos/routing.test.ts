import { route } from '../../../../local/cosmos/routing';

const DOCS = '/dbs/db/colls/recordings/docs';
const NOTHING = Buffer.alloc(0);

describe('route', () => {
  it.each([
    ['GET', '/', {}, 'readAccount'],
    ['POST', '/dbs', {}, 'createDatabase'],
    ['POST', '/dbs', { 'x-ms-documentdb-isquery': 'true' }, 'listDatabases'],
    ['GET', '/dbs/db', {}, 'readDatabase'],
    ['DELETE', '/dbs/db', {}, 'deleteDatabase'],
    ['POST', '/dbs/db/colls', {}, 'createContainer'],
    ['PUT', '/dbs/db/colls/recordings', {}, 'replaceContainer'],
    ['GET', '//dbs/db/colls/recordings/', {}, 'readContainer'],
    ['GET', '/dbs/db/colls/recordings/pkranges', {}, 'readPartitionKeyRanges'],
    ['POST', DOCS, {}, 'create'],
    ['POST', DOCS, { 'x-ms-documentdb-is-upsert': 'true' }, 'upsert'],
    ['POST', DOCS, { 'content-type': 'application/query+json' }, 'query'],
    ['POST', DOCS, { 'x-ms-cosmos-is-query-plan-request': 'True' }, 'queryPlan'],
    ['POST', DOCS, { 'x-ms-cosmos-is-batch-request': 'true' }, 'batch'],
    ['GET', DOCS, {}, 'list'],
    ['GET', DOCS, { 'a-im': 'Incremental feed' }, 'changeFeed'],
    ['GET', `${DOCS}/a`, {}, 'read'],
    ['PUT', `${DOCS}/a`, {}, 'replace'],
    ['PATCH', `${DOCS}/a`, {}, 'patch'],
    ['DELETE', `${DOCS}/a`, {}, 'delete'],
    ['POST', '/offers', {}, 'unknown'],
    ['POST', '/dbs/db/colls/recordings/sprocs', {}, 'unknown'],
    ['POST', `${DOCS}/a`, {}, 'unknown'],
  ] as const)('takes %s %s %o for %s', (method, url, headers, operation) => {
    expect(route(method, url, headers, NOTHING).operation).toBe(operation);
  });

  it('decodes the names in the path', () => {
    expect(route('GET', '/dbs/my%20db/colls/c/docs/gr%C3%BC%C3%9Fe', {}, NOTHING)).toMatchObject({
      database: 'my db',
      container: 'c',
      document: 'grüße',
    });
  });
});
