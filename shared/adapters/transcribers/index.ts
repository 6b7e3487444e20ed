import { AppError } from '../../domain/errors';
import { resourceOf } from '../../domain/provider';
import type { BatchProvider, Transcribers } from '../../ports';

/**
 * All services of the settings as one, in order of preference.
 *
 * @throws RangeError where two have a name or a lane in common
 */
export function makeTranscribers(providers: readonly BatchProvider[]): Transcribers {
  const byName = unique(providers.map((provider) => [provider.name, provider]));
  const byLane = unique(
    providers.flatMap((provider) => provider.lanes.map((lane) => [lane, provider] as const)),
  );
  const byResource = new Map([...byLane].map(([lane, provider]) => [resourceOf(lane), provider]));
  return {
    providers,
    lanes: [...byLane.keys()],
    provider(name) {
      const provider = byName.get(name);
      if (provider) return provider;
      throw new AppError(
        'provider_unknown',
        `This needs the transcription service ${name}, which PROVIDERS no longer names. Put it back until its recordings are done, or retry them (POST api/recordings/{id}/retry): each is chosen a service for anew.`,
        { verdict: 'blocked' },
      );
    },
    on(lane) {
      // A smaller number at once leaves jobs in lanes that are no more: their resource still is.
      const provider = byLane.get(lane) ?? byResource.get(resourceOf(lane));
      if (provider) return provider.on(lane);
      throw new AppError(
        'lane_unknown',
        `A job is at ${lane}, which neither PROVIDERS nor the endpoint of its service names any more. Put it back until its jobs are over.`,
        { verdict: 'blocked' },
      );
    },
  };
}

function unique<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const found = new Map(entries);
  if (found.size === entries.length) return found;
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  throw new RangeError(`Two transcription services are called "${twice}".`);
}
