import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, callerOf, live, workflowSettings } = theApp();

/** Ends a live session; its transcript and summary follow. */
df.app.client.http(
  'closeLive',
  api({
    route: 'live/{id}/close',
    methods: ['POST'],
    handler: async (request, client) =>
      live.close(
        request.params['id'] ?? '',
        await request.text(),
        callerOf(request),
        makeWorkflows(client, workflowSettings),
      ),
  }),
);
