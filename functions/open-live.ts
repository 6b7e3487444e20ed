import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, callerOf, live, workflowSettings } = theApp();

/** Opens a live session: whom to stream to, with a token of minutes. */
df.app.client.http(
  'openLive',
  api({
    route: 'live',
    methods: ['POST'],
    handler: async (request, client) =>
      live.open(await request.text(), callerOf(request), makeWorkflows(client, workflowSettings)),
  }),
);
