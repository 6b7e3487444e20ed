import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { getCall } = theApp();

/** All recordings of one call, joined in order. */
app.http('getCall', {
  route: 'calls/{callId}',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request) => getCall(request.params['callId'] ?? ''),
});
