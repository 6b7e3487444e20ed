import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { listSummaries } = theApp();

/** All versions of a recording's summary, to compare. */
app.http('listSummaries', {
  route: 'recordings/{id}/summaries',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request) => listSummaries(request.params['id'] ?? ''),
});
