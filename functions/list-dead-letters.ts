import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { deadLetters } = theApp();

/** Landings that nobody could take in so far. */
app.http('listDeadLetters', {
  route: 'dead-letters',
  methods: ['GET'],
  authLevel: 'function',
  handler: () => deadLetters.list(),
});
