import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { listRecordings } = theApp();

/** A page of recordings, by status and time of landing. */
app.http('listRecordings', {
  route: 'recordings',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request) => listRecordings(Object.fromEntries(request.query)),
});
