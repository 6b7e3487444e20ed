import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, setControl, workflowSettings } = theApp();

/** Stops everything, lets it go on, or allows more for today. */
df.app.client.http(
  'setControl',
  api({
    route: 'control',
    methods: ['POST'],
    handler: async (request, client) =>
      setControl(await request.text(), makeWorkflows(client, workflowSettings)),
  }),
);
