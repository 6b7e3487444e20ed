import * as df from 'durable-functions';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';

const { api, deadLetters, workflowSettings } = theApp();

/** Takes in what could not be taken in before: all of it, or one by its id. */
df.app.client.http(
  'replayDeadLetters',
  api({
    route: 'dead-letters/replay',
    methods: ['POST'],
    handler: async (request, client, context) => {
      const workflows = makeWorkflows(client, workflowSettings);
      return deadLetters.replay(await request.text(), { workflows, log: context });
    },
  }),
);
