import type { FaultControl } from '../faults/fault-plan';
import type { DeliveryFault, faultSchema } from './delivery-faults';
import type { EventGridEvent } from './event';
import type { RetryPolicy } from './retry-policy';
import type { Subscription } from './subscription';

export interface DeliveryOptions {
  readonly subscriptions: readonly Subscription[];
  /** Keeps an event that is given up; it is dropped when this is left out, as in Azure. */
  readonly deadLetter?: (event: EventGridEvent, reason: string) => Promise<void>;
  /** Told about endpoints that do not answer the handshake. */
  readonly onProblem?: (message: string) => void;
  readonly schedule?: Partial<RetryPolicy>;
  readonly faults?: readonly DeliveryFault[];
}

export type EventGridOptions = DeliveryOptions &
  (
    | { /** Created when absent. */ readonly dataDirectory: string; readonly inMemory?: false }
    | { readonly inMemory: true }
  );

export interface RunningEventGrid {
  /** Records the event for every subscription that wants it; it is safe when this resolves. */
  publish(event: EventGridEvent): Promise<void>;
  /**
   * Points a subscription elsewhere; deliveries wait for the new endpoint's handshake. With the same
   * endpoint: tells that it is back, so that refused deliveries are tried at once.
   */
  setEndpoint(subscription: string, endpoint: string): void;
  /** Arms and disarms faults. */
  readonly faults: FaultControl<typeof faultSchema>;
  /** Resolves when nothing is left to deliver (an unreachable endpoint keeps it waiting). */
  idle(): Promise<void>;
  close(): Promise<void>;
}
