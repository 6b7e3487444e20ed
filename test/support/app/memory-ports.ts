import type { Limits } from '../../../shared/activities';
import { makeTakeIn } from '../../../shared/activities/take-in';
import type { IntakeSettings, TakeIn } from '../../../shared/activities/take-in-recording';
import { NO_PROFILES } from '../../../shared/domain/choices';
import type { Transcribers, Clock, Ports, Summarizer } from '../../../shared/ports';
import { FixedInspector } from './fixed-inspector';
import { MemoryControl } from './memory-control';
import { MemoryDeadLetters } from './memory-dead-letters';
import { MemoryJobs } from './memory-jobs';
import { MemoryLedger } from './memory-ledger';
import { MemoryLivePhrases } from './memory-live-phrases';
import { MemoryRecordings } from './memory-recordings';
import { MemoryResults } from './memory-results';
import { MemoryTranscripts } from './memory-transcripts';
import { ScriptedSummarizer } from './scripted-summarizer';
import { ScriptedTranscriber } from './scripted-transcriber';
import { VirtualClock } from './virtual-clock';

/** All ports in memory, with what a test needs to set them up and look into them. */
export interface MemoryPorts<
  T extends Transcribers = ScriptedTranscriber,
  S extends Summarizer = ScriptedSummarizer,
  C extends Clock = VirtualClock,
> extends Ports {
  readonly clock: C;
  readonly ledger: MemoryLedger;
  readonly results: MemoryResults;
  readonly jobs: MemoryJobs;
  readonly control: MemoryControl;
  readonly deadLetters: MemoryDeadLetters;
  readonly livePhrases: MemoryLivePhrases;
  readonly recordings: MemoryRecordings;
  readonly transcripts: MemoryTranscripts;
  readonly inspector: FixedInspector;
  readonly transcribers: T;
  readonly summarizer: S;
}

export const INTAKE = {
  locale: 'en-GB',
  candidateLocales: [],
  maxSpeakers: 2,
  emptyGraceMs: 600_000,
  residency: {},
  documentDays: 0,
  profiles: NO_PROFILES,
  summaryFields: ['collections'],
  sidecars: 'read',
  sidecarWaitMs: 0,
  failover: 'none',
  prices: {},
} as const;

/** Empty ports: nothing landed yet, and services without a script. */
export function memoryPorts(): MemoryPorts {
  return memoryPortsWith(new VirtualClock(), new ScriptedTranscriber(), new ScriptedSummarizer());
}

/** The same with these instead of scripted services and a clock that stands still. */
export function memoryPortsWith<T extends Transcribers, S extends Summarizer, C extends Clock>(
  clock: C,
  transcribers: T,
  summarizer: S,
): MemoryPorts<T, S, C> {
  return {
    clock,
    ledger: new MemoryLedger(),
    results: new MemoryResults(),
    jobs: new MemoryJobs(),
    control: new MemoryControl(),
    deadLetters: new MemoryDeadLetters(),
    liveProviders: { providers: [] },
    livePhrases: new MemoryLivePhrases(),
    recordings: new MemoryRecordings(clock),
    transcripts: new MemoryTranscripts(),
    inspector: new FixedInspector(),
    transcribers,
    summarizer,
  };
}

/** No bounds but those that no system is without. */
export const LIMITS: Limits = {
  budgets: {
    dailyAudioSeconds: Number.POSITIVE_INFINITY,
    dailyTokens: Number.POSITIVE_INFINITY,
  },
  jobCaps: { normal: 200 * 3600, low: 20 * 3600 },
  modelPace: {
    requestsPerMinute: Number.POSITIVE_INFINITY,
    tokensPerMinute: Number.POSITIVE_INFINITY,
    callsAtOnce: 16,
    callMs: 120_000,
  },
};

export function takeInOf(ports: Ports, changes: Partial<IntakeSettings> = {}): TakeIn {
  return makeTakeIn(ports, { ...INTAKE, ...changes });
}
