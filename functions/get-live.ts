import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, callerOf, live } = theApp();

/** Where a live session stands: what came, and what is missing. */
app.http(
  'getLive',
  api({
    route: 'live/{id}',
    methods: ['GET'],
    handler: (request) => live.get(request.params['id'] ?? '', callerOf(request)),
  }),
);
