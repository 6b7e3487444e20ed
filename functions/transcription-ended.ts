import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { transcriptionEnded, workflowSettings } = theApp();

/** Webhooks of the transcription services; a signature or secret of theirs authenticates each. */
df.app.client.http('transcriptionEnded', {
  route: 'webhooks/{provider}',
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: async (request, client) => {
    const call = {
      headers: Object.fromEntries(request.headers),
      query: Object.fromEntries(request.query),
      body: Buffer.from(await request.arrayBuffer()),
    };
    const { status, body } = await transcriptionEnded(
      request.params['provider'] ?? '',
      call,
      makeWorkflows(client, workflowSettings),
    );
    return body === undefined ? { status } : { status, body };
  },
});
