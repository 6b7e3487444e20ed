import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as df from 'durable-functions';
import type { DurableClient, OrchestrationFilter } from 'durable-functions';

interface Call {
  readonly operation: string;
  readonly name: string;
  readonly id: string;
  readonly input: unknown;
  readonly version: string;
  readonly filter: OrchestrationFilter;
}

/** Gives tests the client of durable-functions, as an app has it. */
df.app.client.http('client', {
  methods: ['POST'],
  handler: async (request: HttpRequest, client: DurableClient): Promise<HttpResponseInit> => {
    const call = (await request.json()) as Call;
    try {
      return { jsonBody: { value: (await answer(call, client)) ?? null } };
    } catch (error) {
      return { jsonBody: { error: error instanceof Error ? error.message : String(error) } };
    }
  },
});

function answer({ operation, name, id, input, filter }: Call, client: DurableClient) {
  switch (operation) {
    case 'startNew':
      return client.startNew(name, { instanceId: id, input });
    case 'getStatus':
      return client.getStatus(id);
    case 'getStatusAll':
      return client.getStatusAll();
    case 'getStatusBy':
      return client.getStatusBy(dated(filter));
    case 'raiseEvent':
      return client.raiseEvent(id, name, input);
    case 'terminate':
      return client.terminate(id, String(input));
    case 'suspend':
      return client.suspend(id, String(input));
    case 'resume':
      return client.resume(id, String(input));
    case 'rewind':
      return client.rewind(id, String(input));
    case 'purgeInstanceHistory':
      return client.purgeInstanceHistory(id);
    case 'purgeInstanceHistoryBy':
      return client.purgeInstanceHistoryBy(dated(filter));
    default:
      throw new Error(`There is no operation ${operation}.`);
  }
}

/** Times come as text over HTTP; the client wants dates. */
function dated({ createdTimeFrom, createdTimeTo, ...rest }: OrchestrationFilter) {
  return {
    ...rest,
    ...(createdTimeFrom && { createdTimeFrom: new Date(createdTimeFrom) }),
    ...(createdTimeTo && { createdTimeTo: new Date(createdTimeTo) }),
  };
}

df.app.client.http('checkStatus', {
  route: 'checks/{id}',
  methods: ['GET'],
  handler: (request: HttpRequest, client: DurableClient) =>
    client.createCheckStatusResponse(request, request.params.id ?? ''),
});
