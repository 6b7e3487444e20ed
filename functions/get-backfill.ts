import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { api, backfill } = theApp();

/** How far a backfill is. */
df.app.client.http(
  'getBackfill',
  api({
    route: 'backfill/{id}',
    methods: ['GET'],
    handler: (request, client) => backfill.view(request.params['id'] ?? '', makeBackfills(client)),
  }),
);
