import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { setControl, workflowSettings } = theApp();

/** Stops everything, lets it go on, or allows more for today. */
df.app.client.http('setControl', {
  route: 'control',
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) =>
    setControl(await request.text(), makeWorkflows(client, workflowSettings)),
});
