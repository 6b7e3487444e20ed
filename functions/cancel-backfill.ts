import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { api, backfill } = theApp();

/** Ends a backfill where it is. What it has taken in goes on. */
df.app.client.http(
  'cancelBackfill',
  api({
    route: 'backfill/{id}/cancel',
    methods: ['POST'],
    handler: (request, client) =>
      backfill.cancel(request.params['id'] ?? '', makeBackfills(client)),
  }),
);
