import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, callerOf, live } = theApp();

/** Another token for a live session that goes on. */
app.http(
  'renewLiveToken',
  api({
    route: 'live/{id}/token',
    methods: ['POST'],
    handler: (request) => live.renewToken(request.params['id'] ?? '', callerOf(request)),
  }),
);
