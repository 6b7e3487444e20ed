import * as df from 'durable-functions';
import { ORCHESTRATORS } from '../shared/workflow/orchestrators';

/** One Azure function for each orchestrator of the contract, under its own name. */
for (const [name, orchestrator] of Object.entries(ORCHESTRATORS)) {
  df.app.orchestration(name, orchestrator);
}
