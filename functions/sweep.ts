import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { settings, sweep, workflowSettings } = theApp();

/** Makes lost events, lost kicks and crashed orchestrations harmless. */
df.app.client.timer('sweep', {
  schedule: settings.sweepSchedule,
  handler: async (_timer, client, context) => {
    await sweep(makeWorkflows(client, workflowSettings), context);
  },
});
