import { AppError } from '../../domain/errors';
import { resourceOf } from '../../domain/provider';
import type { BatchLane, BatchProvider, Telemetry } from '../../ports';
import type { AnswerStore } from './answer-store';
import { makeImmediateLane, type ImmediateProvider } from './immediate-lane';
import { observedService } from './observed-service';

/**
 * A service that answers at once as a provider of jobs, each with one recording: as many at a time
 * as its resources take, in lanes `RESOURCE#1`, `RESOURCE#2` ….
 */
export function makeImmediateProvider(
  { name, capabilities, services, atOnce }: ImmediateProvider,
  store: AnswerStore,
  telemetry: Telemetry | undefined,
): BatchProvider {
  const resources = new Map<string, BatchLane>();
  for (const [resource, service] of services) {
    const observed = observedService(service, { provider: name, resource }, telemetry);
    resources.set(resource, makeImmediateLane(observed, store));
  }
  return {
    name,
    capabilities,
    lanes: [...resources.keys()].flatMap((resource) =>
      Array.from({ length: atOnce }, (_, index) => `${resource}#${index + 1}`),
    ),
    on(lane) {
      // A smaller number at once leaves jobs in lanes that are no more: they are all one place.
      const found = resources.get(resourceOf(lane));
      if (found) return found;
      throw new AppError(
        'lane_unknown',
        `A job of ${name} is at ${lane}, which the settings no longer name. Put its endpoint back until its jobs are over.`,
        { verdict: 'blocked' },
      );
    },
  };
}
