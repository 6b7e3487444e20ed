import * as df from 'durable-functions';
import { makeBackfills } from '../shared/adapters/durable/backfills';
import { theApp } from '../shared/composition';

const { api, backfill } = theApp();

/** The backfills that are under way. */
df.app.client.http(
  'listBackfills',
  api({
    route: 'backfill',
    methods: ['GET'],
    handler: (_request, client) => backfill.list(makeBackfills(client)),
  }),
);
