import * as df from 'durable-functions';
import { toOutcome } from '../shared/activities/activity';
import { makeWorkflows } from '../shared/adapters/durable/workflows';
import { theApp } from '../shared/composition';
import type { Activities, ActivityName } from '../shared/workflow/contract';

const { activities, workflowSettings } = theApp();

/** One Azure function for each activity of the contract, under the activity's own name. */
function register<N extends ActivityName>(name: N): void {
  df.app.activity(name, {
    extraInputs: [df.input.durableClient()],
    handler: (input: Activities[N]['input'], context) => {
      const workflows = makeWorkflows(df.getClient(context), workflowSettings);
      return toOutcome(
        () => activities[name](input, { workflows }),
        (defect) => context.error(`${name} failed unexpectedly:`, defect),
      );
    },
  });
}

for (const name of Object.keys(activities) as ActivityName[]) register(name);
