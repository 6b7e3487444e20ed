import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { api, backfill } = theApp();

/** Takes in an archive that is already there: JSON with `container` and `prefix`. */
df.app.client.http(
  'startBackfill',
  api({
    route: 'backfill',
    methods: ['POST'],
    handler: async (request, client) => {
      const { id, ...answer } = await backfill.start(await request.text(), makeBackfills(client));
      if (id === undefined) return answer;
      const statusUrl = new URL(`/api/backfill/${id}`, request.url).href;
      return {
        ...answer,
        headers: { location: statusUrl },
        jsonBody: { ...answer.jsonBody, statusUrl },
      };
    },
  }),
);
