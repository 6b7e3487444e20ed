import type { Allowance } from '../activities/allowance';
import type { Operator } from '../activities/operator';
import { AppError, type Reason } from '../domain/errors';
import { oneLaneOfEach, resourceOf } from '../domain/provider';
import type { Ports } from '../ports';
import { makeEventsMissed, type EventsMissed } from './events-missed';

export interface DependencyHealth {
  readonly reached: boolean;
  /** Round trip (ms). */
  readonly ms: number;
  /** What is wrong and what to do. */
  readonly problem?: string;
}

export interface LaneTrouble extends Reason {
  /** The resource; all its lanes share it. */
  readonly lane: string;
  /** Left to the other lanes until then (ISO 8601). */
  readonly until: string;
}

/** What cannot be told because a dependency is away is `null`. */
export interface Health {
  /** Every dependency is reached, events arrive, and no speech resource waits for a person. */
  readonly healthy: boolean;
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
  readonly lanesInTrouble: readonly LaneTrouble[] | null;
  /** Why nothing is submitted now, if so: the operator, or a budget. */
  readonly refusal: Reason | null;
  readonly operator: { readonly stopped: boolean; readonly note?: string } | null;
  readonly recordings: Readonly<Record<'queued' | 'parked' | 'failed', number>> | null;
  /** At most {@link MOST_LETTERS} are counted. */
  readonly deadLetters: number | null;
  readonly eventsMissed: EventsMissed | null;
}

type HealthPorts = Pick<
  Ports,
  | 'clock'
  | 'control'
  | 'deadLetters'
  | 'ledger'
  | 'personalData'
  | 'recordings'
  | 'transcribers'
  | 'summarizer'
>;

const MOST_LETTERS = 10;

/** Asks each dependency for something small, and what waits and why; all at the same time. */
export function makeHealth(ports: HealthPorts, operator: Operator, allowance: Allowance) {
  const { clock, control, deadLetters, ledger, transcribers } = ports;
  const missedAt = makeEventsMissed(ports);

  return async (): Promise<Health> => {
    const now = clock.now();
    const [dependencies, lanesInTrouble, refusal, theSwitch, recordings, letters, eventsMissed] =
      await Promise.all([
        askAll(ports),
        orNull(lanesInTroubleAt(now)),
        orNull(allowance.refusal(now)),
        orNull(operator.read().then((read) => read ?? { stopped: false, note: undefined })),
        orNull(countAll()),
        orNull(deadLetters.list(MOST_LETTERS)),
        orNull(missedAt(now)),
      ]);
    const areReached = Object.values(dependencies).every(({ reached }) => reached);
    const doEventsArrive = eventsMissed?.problem === undefined;
    const note = theSwitch?.note;
    return {
      healthy: areReached && doEventsArrive && (lanesInTrouble ?? []).length === 0,
      dependencies,
      lanesInTrouble,
      refusal,
      operator: theSwitch && {
        stopped: theSwitch.stopped,
        ...(note !== undefined && { note }),
      },
      recordings,
      deadLetters: letters && letters.length,
      eventsMissed,
    };
  };

  async function lanesInTroubleAt(now: Date): Promise<LaneTrouble[]> {
    const states = await Promise.all(
      oneLaneOfEach(transcribers.lanes).map(async (one) => {
        const lane = resourceOf(one);
        return { lane, trouble: (await control.read('lane', lane))?.value.trouble };
      }),
    );
    return states.flatMap(({ lane, trouble }) =>
      trouble && trouble.until > now.toISOString() ? [{ lane, ...trouble }] : [],
    );
  }

  async function countAll() {
    const [queued, parked, failed] = await Promise.all([
      ledger.count('queued'),
      ledger.count('parked'),
      ledger.count('failed'),
    ]);
    return { queued, parked, failed };
  }
}

async function askAll(ports: HealthPorts): Promise<Record<string, DependencyHealth>> {
  const { personalData, transcribers } = ports;
  const lanes = transcribers.providers.flatMap(({ name, lanes: all }) => {
    const resources = oneLaneOfEach(all);
    return resources.map(
      (lane) => [nameOf(name, lane, resources), () => transcribers.on(lane).ping()] as const,
    );
  });
  const checks = {
    storage: () => ports.recordings.ping(),
    cosmos: () => ports.ledger.ping(),
    ...Object.fromEntries(lanes),
    model: () => ports.summarizer.ping(),
    ...(personalData && { language: () => personalData.ping() }),
  };
  const entries = Object.entries(checks).map(
    async ([name, check]) => [name, await probe(check)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Where a service has several resources, each is named. */
function nameOf(provider: string, lane: string, resources: readonly string[]): string {
  const name = provider === 'azure-speech' ? 'speech' : provider;
  return resources.length > 1 ? `${name} ${resourceOf(lane)}` : name;
}

async function probe(check: () => Promise<void>): Promise<DependencyHealth> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    await check();
    return { reached: true, ms: ms() };
  } catch (error) {
    // Only our own errors are known to carry no secrets.
    const problem = error instanceof AppError ? error.message : 'unexpected error; see the log';
    return { reached: false, ms: ms(), problem };
  }
}

/** A service that is away is told of by its dependency. */
function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}
