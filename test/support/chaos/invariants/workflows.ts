import { FEW_HUNDRED } from '../../app/app-world';
import { violation, type FinishedRun, type Violation } from './violation';

const broken = violation('broken');

/** Histories stay small, no orchestration fails, and nothing ends in an error without a verdict. */
export function workflowsOf({ world }: FinishedRun): Violation[] {
  const { app } = world;
  const most = app.mostEvents();
  const defects = [...app.defects, ...world.defects].map((defect) =>
    defect instanceof Error ? defect.message : String(defect),
  );
  return [
    ...(most > FEW_HUNDRED ? [broken(`A history had ${most} events.`)] : []),
    ...defects.map((defect) => broken(`An error without a verdict: ${defect}`)),
    ...app.world
      .instances()
      .filter((id) => app.world.status(id).runtimeStatus === 'Failed')
      .map((id) =>
        broken(`The orchestration ${id} failed: ${String(app.world.status(id).output)}`),
      ),
  ];
}
