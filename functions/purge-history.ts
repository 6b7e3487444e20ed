import * as df from 'durable-functions';
import { makeHistories } from '../shared/adapters/durable/histories';
import { theApp } from '../shared/composition';

const { settings, purgeHistory } = theApp();

/** Forgets orchestrations that ended long ago. */
df.app.client.timer('purgeHistory', {
  schedule: settings.historySchedule,
  handler: async (_timer, client, context) => {
    await purgeHistory(makeHistories(client), context);
  },
});
