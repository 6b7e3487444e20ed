import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, callerOf, live } = theApp();

/** A link to upload the audio of a live session, which becomes a recording of its own. */
app.http(
  'liveRecording',
  api({
    route: 'live/{id}/recording',
    methods: ['POST'],
    handler: (request) => live.recording(request.params['id'] ?? '', callerOf(request)),
  }),
);
