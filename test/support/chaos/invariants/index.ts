import { endsOf } from './ends';
import { leaksOf } from './leaks';
import { modelOf } from './model';
import { providerOf } from './provider';
import { resultsOf } from './results';
import { toldOf } from './told';
import type { FinishedRun, Violation } from './violation';
import { workflowsOf } from './workflows';

export type { Ending, Endings, FinishedRun, Violation, ViolationKind } from './violation';

/** Everything that must hold when a run is over. Empty: it holds. */
export async function violationsOf(run: FinishedRun): Promise<Violation[]> {
  return [
    ...endsOf(run),
    ...resultsOf(run),
    ...providerOf(run),
    ...modelOf(run),
    ...toldOf(run),
    ...leaksOf(run),
    ...workflowsOf(run),
  ];
}
