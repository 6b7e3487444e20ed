import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, health } = theApp();

/** Each dependency: reached or not, and what to do; what waits, and why. 503 when somebody has to act. */
app.http(
  'getHealth',
  api({
    route: 'health',
    methods: ['GET'],
    handler: async () => {
      const answer = await health();
      return { status: answer.healthy ? 200 : 503, jsonBody: answer };
    },
  }),
);
