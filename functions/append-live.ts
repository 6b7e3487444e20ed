import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, callerOf, live } = theApp();

/** Takes in final phrases of a live session. */
app.http(
  'appendLive',
  api({
    route: 'live/{id}/phrases',
    methods: ['POST'],
    handler: async (request) =>
      live.append(request.params['id'] ?? '', await request.text(), callerOf(request)),
  }),
);
