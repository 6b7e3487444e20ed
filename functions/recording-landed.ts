import * as df from 'durable-functions';
import { deferredBlobOf, registerDeferredBlobs } from '../shared/adapters/functions/deferred-blob';
import { takingInPatiently } from '../shared/adapters/functions/taking-in-patiently';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { settings, takeIn, workflowSettings } = theApp();
registerDeferredBlobs();

/** A blob has landed. With the deferred binding its content never enters this process. */
df.app.client.storageBlob('recordingLanded', {
  path: `${settings.recordings.container}/{name}`,
  connection: 'RecordingsStorage',
  source: 'EventGrid',
  sdkBinding: true,
  handler: async (blob, client, context) => {
    const outcome = await takingInPatiently(() =>
      takeIn(deferredBlobOf(blob), makeWorkflows(client, workflowSettings)),
    );
    context.info(`${'id' in outcome ? outcome.id : 'recording'}: ${outcome.kind}`);
  },
});
