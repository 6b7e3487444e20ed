import type { FaultPlan as CosmosFault } from '../../../local/cosmos';
import type { DeliveryFault } from '../../../local/eventgrid';
import type { Fault as OpenAiFault } from '../../../local/openai/faults/fault';
import type { Fault as SpeechFault } from '../../../local/speech';
import type { Fault as SpeechmaticsFault } from '../../../local/speechmatics';
import type { StorageFault } from '../../../local/storage';
import type { ChaosSystem } from './system';

/** A fault of one of the services, as its stand-in takes it, but for when it strikes. */
type Where =
  | { readonly service: 'speech'; readonly fault: SpeechFault }
  | { readonly service: 'speechmatics'; readonly fault: SpeechmaticsFault }
  | { readonly service: 'cosmos'; readonly fault: CosmosFault }
  | { readonly service: 'storage'; readonly fault: StorageFault }
  | { readonly service: 'openai'; readonly fault: OpenAiFault }
  | { readonly service: 'eventgrid'; readonly fault: DeliveryFault };

/** What it may cost; without any of it everything ends as if nothing had been. */
export interface Cost {
  /** Sound recordings may end as failed, with a reason. */
  readonly fails?: true;
  /** Answers of the model may be asked for again. */
  readonly wastes?: true;
  /** Recordings may have to be given to the speech service again. */
  readonly repeats?: true;
}

export type ChaosFault = Where & Cost & { readonly name: string };

export interface When {
  readonly skip: number;
  readonly times: number;
}

/** Arms a fault with its service; one of Speech with each of its resources. */
export function arm({ stack, lanes }: ChaosSystem, chosen: ChaosFault, when: When): void {
  switch (chosen.service) {
    case 'speech':
      for (const { faults } of lanes) faults.add({ ...chosen.fault, ...when });
      return;
    case 'speechmatics':
      return stack.speechmatics.faults.add({ ...chosen.fault, ...when });
    case 'cosmos':
      return stack.cosmos.faults.add({ ...chosen.fault, ...when });
    case 'storage':
      return stack.storage.faults.add({ ...chosen.fault, ...when });
    case 'openai':
      return stack.openai.faults.add({ ...chosen.fault, ...when });
    case 'eventgrid':
      return stack.eventGrid.faults.add({ ...chosen.fault, ...when });
  }
}

export function disarmAll(system: ChaosSystem): void {
  for (const { faults } of servicesOf(system)) faults.clear();
}

/** How often faults have struck since the system was started. */
export function strikesOf(system: ChaosSystem): number {
  return servicesOf(system).reduce((sum, { faults }) => sum + faults.strikes(), 0);
}

function servicesOf({ stack, lanes }: ChaosSystem) {
  return [...lanes, stack.speechmatics, stack.cosmos, stack.storage, stack.openai, stack.eventGrid];
}
