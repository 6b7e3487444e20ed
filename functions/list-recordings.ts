import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, listRecordings } = theApp();

/** A page of recordings, by status and time of landing. */
app.http(
  'listRecordings',
  api({
    route: 'recordings',
    methods: ['GET'],
    handler: (request) => listRecordings(Object.fromEntries(request.query)),
  }),
);
