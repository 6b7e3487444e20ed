import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { getTranscript } = theApp();

/** The transcript of one recording: `?format=json`, `vtt`, `srt` or `txt`. */
app.http('getTranscript', {
  route: 'recordings/{id}/transcript',
  methods: ['GET'],
  authLevel: 'function',
  handler: (request) =>
    getTranscript(request.params['id'] ?? '', request.query.get('format') ?? ''),
});
