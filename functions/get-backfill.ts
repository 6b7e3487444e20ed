import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { backfill } = theApp();

/** How far a backfill is. */
df.app.client.http('getBackfill', {
  route: 'backfill/{id}',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request, client) => backfill.view(request.params['id'] ?? '', makeBackfills(client)),
});
