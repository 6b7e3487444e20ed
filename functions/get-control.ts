import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { viewControl } = theApp();

/** The operator's switch, today's use of the budgets, and who has which speech resource. */
app.http('getControl', {
  route: 'control',
  methods: ['GET'],
  authLevel: 'function',
  handler: () => viewControl(),
});
