import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { getRecording } = theApp();

/** State, transcript and summary of one recording, or the receipt of its deletion. */
app.http('getRecording', {
  route: 'recordings/{id}',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request) => getRecording(request.params['id'] ?? ''),
});
