import Account from '@vercel/cosmosdb-server/lib/account';
import type Database from '@vercel/cosmosdb-server/lib/account/database';
import { z } from 'zod';
import { resource, type ContentFile, type Resource } from './content-file';
import { DocumentSet } from './document-set';
import { badRequest, CosmosRefusal, type CosmosRequest, type CosmosResponse } from './protocol';
import { handleByServer } from './server-handlers';

const containerBody = z.object({
  partitionKey: z.object({ paths: z.tuple([z.string().regex(/^\/(?!_partitionKey$).+/)]) }),
});

/** The account: databases and containers in the server's memory, kept in step with the file. */
export class CosmosAccount {
  private readonly account: Account;
  /** By rid of the container. */
  private readonly sets = new Map<string, DocumentSet>();

  constructor(private readonly file: ContentFile) {
    this.account = new Account('127.0.0.1', 0);
    this.account.databases._ridCount = file.lastNumber('database_');
    for (const content of file.databases()) {
      this.account.databases._set(content);
      this.loadContainers(this.account.database(content.id), content);
    }
  }

  /** Tells clients that discover endpoints where this account is. */
  setEndpoint(endpoint: string): void {
    const here = [{ name: 'Local', databaseAccountEndpoint: endpoint }];
    Object.assign(this.account.read(), { writableLocations: here, readableLocations: here });
  }

  /**
   * The documents of the container that a request is about, without the expired ones.
   * @throws CosmosRefusal 404 when there is no such container.
   */
  documents({ database = '', container = '' }: CosmosRequest): DocumentSet {
    const collection = this.account.database(database).collection(container);
    const found = collection.read() as Resource | undefined;
    if (found === undefined) {
      throw new CosmosRefusal(404, 'NotFound', 'The container does not exist.', {
        substatus: 1003,
      });
    }
    let set = this.sets.get(found._rid);
    if (set === undefined) {
      set = new DocumentSet(collection, this.file);
      this.sets.set(found._rid, set);
    }
    set.removeExpired();
    return set;
  }

  /** Requests about databases, containers and the account itself. */
  async manage(request: CosmosRequest): Promise<CosmosResponse> {
    if (request.operation === 'createContainer') checkContainer(request);
    const before = this.resources(request);
    const response = await handleByServer(this.account, request);
    if (response.status < 300) this.keep(request, before, response);
    return response;
  }

  /** Brings the file, and the documents, in step with a change that the server has made. */
  private keep(
    { operation, database = '' }: CosmosRequest,
    before: { database: Resource | undefined; container: Resource | undefined },
    { body }: CosmosResponse,
  ): void {
    if (operation === 'createDatabase') this.file.putDatabase(resource.parse(body));
    if (before.database === undefined) return;
    const databaseRid = before.database._rid;
    if (operation === 'deleteDatabase') this.file.removeDatabase(databaseRid);
    if (operation === 'createContainer') this.file.putContainer(databaseRid, resource.parse(body));
    if (before.container === undefined) return;
    const containerRid = before.container._rid;
    if (operation === 'deleteContainer') {
      this.sets.delete(containerRid);
      this.file.removeContainer(containerRid);
    }
    if (operation === 'replaceContainer') {
      const after = resource.parse(body);
      this.keepDocuments(this.account.database(database), after);
      this.file.putContainer(databaseRid, after);
    }
  }

  /** The server gives a replaced container no documents: put the old ones under the new settings. */
  private keepDocuments(database: Database, after: Resource): void {
    const set = this.sets.get(after._rid);
    if (set === undefined) return;
    set.collection._data = after;
    database.collections._data.set(after._rid, set.collection);
    set.settingsChanged();
  }

  private resources({ database = '', container = '' }: CosmosRequest) {
    const parent = this.account.database(database);
    return {
      database: parent.read() as Resource | undefined,
      container: parent.collection(container).read() as Resource | undefined,
    };
  }

  private loadContainers(database: Database, { _rid }: Resource): void {
    database.collections._ridCount = this.file.lastNumber('container');
    for (const content of this.file.containers(_rid)) {
      database.collections._set(content);
      const set = new DocumentSet(database.collection(content.id), this.file);
      set.load();
      this.sets.set(content._rid, set);
    }
  }
}

function checkContainer({ body }: CosmosRequest): void {
  const parsed = containerBody.safeParse(JSON.parse(body.toString()));
  if (parsed.success) return;
  throw badRequest(
    'The local Cosmos DB takes containers with one partition key path, such as /recordingId. ' +
      'It knows no hierarchical partition keys.',
  );
}
