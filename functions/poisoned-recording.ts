import * as df from 'durable-functions';
import { poisonedBlob } from '../shared/adapters/functions/deferred-blob';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { takeInPoisoned, workflowSettings } = theApp();

/** A landing that failed five times: taken in again, or made a dead letter. */
df.app.client.storageQueue('poisonedRecording', {
  queueName: 'webjobs-blobtrigger-poison',
  connection: 'RecordingsStorage',
  handler: async (message, client, context) => {
    await takeInPoisoned(poisonedBlob(message), makeWorkflows(client, workflowSettings), context);
  },
});
