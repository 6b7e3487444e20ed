import { HOUR, MINUTE, SECOND } from '../app/app-world';
import { FAULT_KINDS, type FaultKind } from './fault';
import { seeded, type Random } from './random';
import type { Sound } from './sounds';
import type { Outage } from './strikes';

/** Everything that happens in one run, as data: a run that fails is told by it. Times in ms from the start. */
export interface Plan {
  readonly seed: number;
  readonly recordings: readonly PlannedRecording[];
  readonly kills: readonly { readonly moment: number; readonly how: Kill; readonly ms: number }[];
  readonly faults: readonly { readonly moment: number; readonly kind: FaultKind }[];
  readonly outages: readonly Outage[];
  readonly speech: PlannedSpeech;
  /** Of a hundred questions to the model, how many it is too busy for. */
  readonly busyPercent: number;
  /** The host stands still, or its clock goes wrong, for a while. */
  readonly jumps: readonly {
    readonly at: number;
    readonly stillMs: number;
    readonly skewMs: number;
  }[];
}

export type Kill = 'crash' | 'terminate' | 'loseAll' | 'sleep';

export interface PlannedRecording {
  readonly path: string;
  readonly fails: boolean;
  /** Versions in the order in which they are written. */
  readonly writes: readonly PlannedWrite[];
  readonly removedAt?: number;
}

export interface PlannedWrite {
  readonly at: number;
  readonly sound: Sound;
  readonly sizeBytes?: number;
  /** When its event arrives, counted from `at`: not at all, once or more often. */
  readonly events: readonly number[];
}

export interface PlannedSpeech {
  readonly workMs: number;
  readonly hintMs?: number;
  /** How long a new job takes to show in the list. */
  readonly listedAfterMs: number;
  readonly pageSize: number;
  /** When the webhooks of each job in turn arrive, counted from its end; negative ones come too early. */
  readonly webhooks: readonly (readonly number[])[];
}

const CALLS = [
  'ledger.',
  'jobs.',
  'results.',
  'transcripts.',
  'recordings.',
  'transcribers.',
  'summarizer.',
  'workflows.',
];
/** About so many moments belong to a recording. */
const MOMENTS_EACH = 110;

/** A run of its own for each seed. */
export function planOf(seed: number): Plan {
  const random = seeded(seed);
  const count = random.between(1, 9);
  const moments = MOMENTS_EACH * (count + 1);
  const times = <T>(most: number, make: () => T) =>
    Array.from({ length: random.between(0, most) }, make);
  return {
    seed,
    recordings: Array.from({ length: count }, (_, index) => recordingOf(random, index)),
    kills: times(3, () => ({
      moment: random.between(1, moments),
      how: random.pick(['crash', 'crash', 'terminate', 'loseAll', 'sleep'] as const),
      ms: random.between(SECOND, 20 * MINUTE),
    })),
    faults: times(8, () => ({
      moment: random.between(1, moments),
      kind: random.pick(FAULT_KINDS),
    })),
    outages: times(2, () => ({
      calls: random.pick(CALLS),
      from: random.between(0, 30 * MINUTE),
      ms: random.between(MINUTE, 30 * MINUTE),
      kind: random.pick(FAULT_KINDS),
    })),
    speech: speechOf(random),
    busyPercent: random.pick([0, 0, 10, 40]),
    jumps: random.chance(0.3)
      ? [
          {
            at: random.between(0, 30 * MINUTE),
            stillMs: random.chance(0.5) ? random.between(MINUTE, 3 * HOUR) : 0,
            skewMs: random.pick([0, 3 * HOUR, 10 * MINUTE, -3 * MINUTE]),
          },
        ]
      : [],
  };
}

function recordingOf(random: Random, index: number): PlannedRecording {
  const fate = random.next();
  const path = `call-${index + 1}.wav`;
  const landed = random.between(0, 12 * MINUTE);
  const writes = [writeOf(random, landed)];
  while (random.chance(0.25)) {
    writes.push(writeOf(random, (writes.at(-1)?.at ?? 0) + random.between(1, 20 * MINUTE)));
  }
  return {
    path,
    fails: fate < 0.1,
    writes,
    ...(fate > 0.95 && { removedAt: landed + random.between(0, 20 * MINUTE) }),
  };
}

function writeOf(random: Random, at: number): PlannedWrite {
  const sound = random.pick(['stereo', 'stereo', 'stereo', 'mono', 'mono', 'text'] as const);
  return {
    at,
    sound,
    ...(random.chance(0.1) && { sizeBytes: 0 }),
    events: eventsOf(random),
  };
}

/** On time, late, not at all, or several times. */
function eventsOf(random: Random): number[] {
  const fate = random.next();
  if (fate < 0.55) return [random.between(0, 2 * SECOND)];
  if (fate < 0.7) return [random.between(MINUTE, 20 * MINUTE)];
  if (fate < 0.85) return [];
  return Array.from({ length: random.between(2, 4) }, () => random.between(0, 10 * MINUTE));
}

function speechOf(random: Random): PlannedSpeech {
  return {
    workMs: random.pick([20 * SECOND, 3 * MINUTE, 10 * MINUTE, 45 * MINUTE]),
    ...(random.chance(0.3) && { hintMs: random.between(SECOND, 5 * MINUTE) }),
    listedAfterMs: random.pick([0, 0, 0, 40 * SECOND, 3 * MINUTE]),
    pageSize: random.between(1, 4),
    webhooks: Array.from({ length: 3 }, () =>
      Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () =>
        random.between(-3 * MINUTE, 8 * MINUTE),
      ),
    ),
  };
}
