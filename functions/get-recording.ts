import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { viewRecording } = theApp();

/** State, transcript and summary of one recording. */
app.http('getRecording', {
  route: 'recordings/{id}',
  methods: ['GET'],
  authLevel: 'function',
  handler: async (request) => {
    const id = request.params['id'] ?? '';
    const view = await viewRecording(id);
    if (view) return { jsonBody: view };
    return { status: 404, jsonBody: { error: `There is no recording with the id "${id}".` } };
  },
});
