import { percentilesOf } from '../../../bench/load/percentiles';
import type { RunFigures } from '../../../bench/load/run-figures';
import { STAGES } from '../../../bench/load/stages';

/** Figures of a run that went as it should. */
export function runFigures(
  more: Partial<Omit<RunFigures, 'perRecording'>> & Partial<RunFigures['perRecording']> = {},
): RunFigures {
  const recordings = more.recordings ?? 1000;
  const nothing = percentilesOf([1]);
  const per = {
    speechRequests: 1.02,
    otherRequests: 0,
    speechRequestsWithoutDownloads: 0.02,
    modelCalls: 1,
    ledgerRequests: 10,
    requestUnits: 36,
    storageTransactions: 10,
    durableEvents: 6,
    durableHistoryKb: 1.2,
    functionCpuMs: 30,
    standInCpuMs: 30,
  };
  const given = Object.entries(more).filter(([name]) => name in per);
  return {
    load: 'burst',
    description: 'a burst',
    recordings,
    completed: recordings,
    lost: 0,
    duplicated: 0,
    seconds: 50,
    recordingsPerSecond: 20,
    stages: Object.fromEntries(STAGES.map((stage) => [stage, nothing])) as RunFigures['stages'],
    jobs: { count: 2, left: 0, sizes: nothing },
    speech: {
      requests: { submit: 2, result: recordings },
      total: recordings + 2,
      withoutDownloads: 2,
      jobs: 2,
      jobsLeft: 0,
      transcribedAgain: 0,
    },
    model: {
      calls: recordings,
      answered: recordings,
      throttled: 0,
      refused: 0,
      promptTokens: 500 * recordings,
      completionTokens: 200 * recordings,
    },
    cosmos: { patch: { requests: 10, requestUnits: 50, statuses: { '200': 10 } } },
    storage: [],
    durable: {
      orchestrators: [],
      events: 6 * recordings,
      bytes: 1200 * recordings,
      mostEvents: 200,
      mostBytes: 50_000,
      activities: recordings,
      messages: recordings,
    },
    peakMemoryMb: 230,
    ...more,
    perRecording: { ...per, ...(Object.fromEntries(given) as Partial<typeof per>) },
  };
}
