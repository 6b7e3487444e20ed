import { idleCost, SWEEPS_A_MONTH } from '../cost/idle-cost';
import { PRICES_AS_OF } from '../cost/prices';
import type { Measurements } from '../measure';
import { costTable } from './cost-table';

/** What the app does, and costs, while nothing lands. */
export function idleSection({ idle }: Measurements): string[] {
  if (!idle) return [];
  const { kept, sweeps, perSweep } = idle;
  const lines = idleCost(idle);
  return [
    '## At rest',
    `Nothing lands; ${String(kept)} finished recordings lie in the container. A sweep (of ${String(sweeps)} counted) asks the database ${String(perSweep.cosmosRequests)} times (${String(perSweep.requestUnits)} RU), lists ${String(perSweep.blobLists)} times, reads ${String(perSweep.blobReads)} blobs, asks the Speech service ${String(perSweep.speechRequests)} times and takes ${String(perSweep.functionCpuMs)} ms of the processor.`,
    `A month of it, ${SWEEPS_A_MONTH.toLocaleString('en')} sweeps, at list prices of ${PRICES_AS_OF} without free grants (docs/cost.md):`,
    costTable(lines, 2),
  ];
}
