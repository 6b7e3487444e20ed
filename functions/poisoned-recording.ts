import * as df from 'durable-functions';
import { poisonedBlobName } from '../shared/adapters/functions/deferred-blob';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { takeIn, workflowSettings } = theApp();

/** A landing that failed five times: taken in again, and what fails here too is found by the sweep. */
df.app.client.storageQueue('poisonedRecording', {
  queueName: 'webjobs-blobtrigger-poison',
  connection: 'RecordingsStorage',
  handler: async (message, client, context) => {
    const outcome = await takeIn(
      poisonedBlobName(message),
      makeWorkflows(client, workflowSettings),
    );
    context.warn(`${'id' in outcome ? outcome.id : 'recording'}: ${outcome.kind} after poisoning`);
  },
});
