/** One metric: what it is called, what it counts in, and what it is told apart by. */
export interface Instrument {
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** UCUM, as OpenTelemetry wants it; what is counted stands in braces. */
  readonly unit: string;
  readonly description: string;
  /** Few values each: no ids, no paths. */
  readonly attributes: readonly string[];
}

/** Every metric of the app. Workbook, alerts and tests name them as they stand here. */
export const INSTRUMENTS = {
  recordings: {
    name: 'callscribe.recordings',
    kind: 'gauge',
    unit: '{recording}',
    description: 'Recordings that are not at a good end, by status; written by each sweep.',
    attributes: ['status'],
  },
  oldestUnfinished: {
    name: 'callscribe.recordings.oldest_unfinished',
    kind: 'gauge',
    unit: 's',
    description: 'Age of the oldest recording that is on its way or parked; 0 when there is none.',
    attributes: [],
  },
  deadLetters: {
    name: 'callscribe.dead_letters',
    kind: 'gauge',
    unit: '{letter}',
    description: 'Events that nobody took, and landings that failed again and again.',
    attributes: [],
  },
  ended: {
    name: 'callscribe.recording.ended',
    kind: 'counter',
    unit: '{recording}',
    description: 'Recordings that came to an end, with the code of the reason or "none".',
    attributes: ['status', 'reason'],
  },
  stateDuration: {
    name: 'callscribe.recording.state.duration',
    kind: 'histogram',
    unit: 's',
    description: 'Time that a recording spent in a status, told when it comes to its end.',
    attributes: ['status'],
  },
  audio: {
    name: 'callscribe.recording.audio',
    kind: 'counter',
    unit: 's',
    description: 'Audio of recordings that were transcribed.',
    attributes: [],
  },
  jobRecordings: {
    name: 'callscribe.job.recordings',
    kind: 'histogram',
    unit: '{recording}',
    description: 'Recordings in a job that was submitted.',
    attributes: [],
  },
  jobDuration: {
    name: 'callscribe.job.duration',
    kind: 'histogram',
    unit: 's',
    description: 'From the submission of a job until its lane is free again.',
    attributes: [],
  },
  providerRequest: {
    name: 'callscribe.provider.request.duration',
    kind: 'histogram',
    unit: 's',
    description: 'A request to the speech service; the outcome is "ok" or the code of the failure.',
    attributes: ['provider', 'operation', 'outcome'],
  },
  modelCall: {
    name: 'gen_ai.client.operation.duration',
    kind: 'histogram',
    unit: 's',
    description: 'A call of the model; the outcome is "ok" or the code of the reason for none.',
    attributes: ['gen_ai.request.model', 'outcome'],
  },
  tokens: {
    name: 'gen_ai.client.token.usage',
    kind: 'histogram',
    unit: '{token}',
    description: 'Tokens of a call, as the model service counted them: input or output.',
    attributes: ['gen_ai.token.type', 'gen_ai.request.model'],
  },
  cost: {
    name: 'callscribe.cost.estimate',
    kind: 'counter',
    unit: 'USD',
    description: 'What the services will ask for, by the list prices in the settings.',
    attributes: ['service'],
  },
  withoutEvent: {
    name: 'callscribe.recordings.without_event',
    kind: 'counter',
    unit: '{recording}',
    description: 'Recordings that the sweep took in, because their event never came.',
    attributes: [],
  },
  poisoned: {
    name: 'callscribe.recordings.poisoned',
    kind: 'counter',
    unit: '{recording}',
    description: 'Landings that failed so often that their message went to the queue of poison.',
    attributes: [],
  },
} as const satisfies Readonly<Record<string, Instrument>>;

export type InstrumentKey = keyof typeof INSTRUMENTS;

/** The attributes of one metric; the compiler knows their names. */
export type AttributesOf<K extends InstrumentKey> = Readonly<
  Record<(typeof INSTRUMENTS)[K]['attributes'][number], string>
>;
