import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { transcriptionEnded, workflowSettings } = theApp();

/** Webhook of the Speech service; its signature is what authenticates it. */
df.app.client.http('transcriptionEnded', {
  route: 'webhooks/speech',
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: async (request, client) => {
    const call = {
      event: request.headers.get('x-microsoftspeechservices-event'),
      signature: request.headers.get('x-microsoftspeechservices-signature'),
      validationToken: request.query.get('validationToken'),
      body: Buffer.from(await request.arrayBuffer()),
    };
    const { status, body } = await transcriptionEnded(
      call,
      makeWorkflows(client, workflowSettings),
    );
    return body === undefined ? { status } : { status, body };
  },
});
