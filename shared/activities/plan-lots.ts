import {
  lanesOf,
  NO_SERVICE,
  planLots,
  type LaneService,
  type WaitingHead,
} from '../domain/planning';
import { profileFromKey } from '../domain/profile';
import type { Reason } from '../domain/errors';
import type { BatchProvider, Ports } from '../ports';
import type { Unserved } from '../workflow/contract';
import type { Activity } from './activity';
import type { Allowance } from './allowance';
import { makeLanes } from './lanes';

/** Profiles without a lane that one plan says something of; the next takes the rest. */
const MOST_UNSERVED = 5;

/**
 * Says which recordings go to which free lane, or why none may go, and what has no lane to wait for.
 * Changes nothing.
 */
export function makePlanLots(
  ports: Pick<Ports, 'clock' | 'control' | 'ledger' | 'jobs' | 'transcribers'>,
  allowance: Allowance,
): Activity<'planLots'> {
  const { transcribers } = ports;
  const lanes = makeLanes(ports);

  return async () => {
    const now = ports.clock.now();
    const running = await ports.jobs.running();
    const busy = new Set(running.map(({ lane }) => lane));
    const free = await lanes.sound(
      transcribers.lanes.filter((lane) => !busy.has(lane)),
      now,
    );
    if (free.length === 0) return { lots: [], refusal: null };
    const refusal = await allowance.refusal(now);
    if (refusal) return { lots: [], refusal };
    const waiting = await ports.ledger.waiting(now);
    const services = transcribers.providers.map(toService);
    const lots = planLots(waiting, services, free, running);
    const unserved = unservedAmong(waiting, services);
    return { lots, refusal: null, ...(unserved.length > 0 && { unserved }) };
  };
}

function toService({ name, lanes, capabilities }: BatchProvider): LaneService {
  return { name, lanes, recordingsPerJob: capabilities.recordingsPerJob };
}

function unservedAmong(
  waiting: readonly WaitingHead[],
  services: readonly LaneService[],
): Unserved[] {
  const profiles = new Set(waiting.map(({ profile }) => profile));
  return [...profiles]
    .filter((profile) => lanesOf(profile, services).length === 0)
    .slice(0, MOST_UNSERVED)
    .map((profile) => ({ profile, reason: reasonFor(profile, services) }));
}

function reasonFor(profile: string, services: readonly LaneService[]): Reason {
  const { provider, lanes } = profileFromKey(profile);
  const remedy =
    'put it back, or retry the recording (POST api/recordings/{id}/retry) to have it chosen a service anew.';
  const what = services.some(({ name }) => name === provider)
    ? `It may only go to ${lanes.join(' or ')}, which the settings no longer name for ${provider}`
    : `It waits for the transcription service ${provider}, which PROVIDERS no longer names`;
  return { code: NO_SERVICE, message: `${what}: ${remedy}` };
}
