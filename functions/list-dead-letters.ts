import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, deadLetters } = theApp();

/** Landings that nobody could take in so far. */
app.http(
  'listDeadLetters',
  api({
    route: 'dead-letters',
    methods: ['GET'],
    handler: () => deadLetters.list(),
  }),
);
