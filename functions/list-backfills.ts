import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { backfill } = theApp();

/** The backfills that are under way. */
df.app.client.http('listBackfills', {
  route: 'backfill',
  methods: ['GET'],
  authLevel: 'function',
  handler: (_request, client) => backfill.list(makeBackfills(client)),
});
