import { app } from '@azure/functions';
import { theApp } from '../shared/composition';

const { api, viewControl } = theApp();

/** The operator's switch, today's use of the budgets, and who has which speech resource. */
app.http(
  'getControl',
  api({
    route: 'control',
    methods: ['GET'],
    handler: () => viewControl(),
  }),
);
