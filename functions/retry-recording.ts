import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, retryRecording, workflowSettings } = theApp();

/** Lets a recording go again, or go on. */
df.app.client.http(
  'retryRecording',
  api({
    route: 'recordings/{id}/retry',
    methods: ['POST'],
    handler: (request, client) =>
      retryRecording(request.params['id'] ?? '', makeWorkflows(client, workflowSettings)),
  }),
);
