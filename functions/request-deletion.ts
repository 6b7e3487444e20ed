import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, requestDeletion, workflowSettings } = theApp();

/** Has a recording deleted with all that was made of it, and answers with the receipt. */
df.app.client.http(
  'requestDeletion',
  api({
    route: 'recordings/{id}',
    methods: ['DELETE'],
    handler: (request, client) =>
      requestDeletion(request.params['id'] ?? '', makeWorkflows(client, workflowSettings)),
  }),
);
