import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { summarizeAgain, workflowSettings } = theApp();

/** Makes a further version of a recording's summary. */
df.app.client.http('summarizeRecordingAgain', {
  route: 'recordings/{id}/summarize',
  methods: ['POST'],
  authLevel: 'function',
  handler: async (request, client) =>
    summarizeAgain(
      request.params['id'] ?? '',
      await request.text(),
      makeWorkflows(client, workflowSettings),
    ),
});
