import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, getRecording } = theApp();

/** State, transcript and summary of one recording, or the receipt of its deletion. */
app.http(
  'getRecording',
  api({
    route: 'recordings/{id}',
    methods: ['GET'],
    handler: (request) => getRecording(request.params['id'] ?? ''),
  }),
);
