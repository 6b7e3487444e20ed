import { STAGES } from '../load/stages';
import type { RunFigures } from '../load/run-figures';
import { table } from './table';

/** What each load came to, and how long its recordings took. */
export function loadSections(runs: readonly RunFigures[]): string[] {
  if (runs.length === 0) return [];
  return ['## Loads', summary(runs), '### Latency by stage (seconds)', ...runs.map(latency)];
}

/** What a recording takes, by service. */
export function takenSections(runs: readonly RunFigures[]): string[] {
  const [first] = runs;
  if (!first) return [];
  return [
    '## What a recording takes',
    table(
      ['per recording', ...runs.map(({ load }) => load)],
      [
        ['Speech requests', ...runs.map((run) => run.perRecording.speechRequests)],
        [
          '– without result downloads',
          ...runs.map((run) => run.perRecording.speechRequestsWithoutDownloads),
        ],
        ['model calls', ...runs.map((run) => run.perRecording.modelCalls)],
        ['ledger requests (Cosmos DB)', ...runs.map((run) => run.perRecording.ledgerRequests)],
        ['request units (estimated)', ...runs.map((run) => run.perRecording.requestUnits)],
        ['storage transactions', ...runs.map((run) => run.perRecording.storageTransactions)],
        ['durable events', ...runs.map((run) => run.perRecording.durableEvents)],
        ['durable history, KB', ...runs.map((run) => run.perRecording.durableHistoryKb)],
        [
          'processor time of the function process, ms',
          ...runs.map((run) => run.perRecording.functionCpuMs),
        ],
      ],
    ),
    ...operations(first),
  ];
}

function summary(runs: readonly RunFigures[]): string {
  return table(
    ['load', 'recordings', 'completed', 'lost', 'twice', 'seconds', 'a second', 'jobs', 'peak MB'],
    runs.map((run) => [
      run.description,
      run.recordings,
      run.completed,
      run.lost,
      run.duplicated,
      run.seconds,
      run.recordingsPerSecond,
      run.jobs.count,
      run.peakMemoryMb,
    ]),
  );
}

function latency({ load, stages }: RunFigures): string {
  return table(
    [load, 'p50', 'p95', 'p99'],
    STAGES.map((stage) => [stage, stages[stage].p50, stages[stage].p95, stages[stage].p99]),
  );
}

function operations(run: RunFigures): string[] {
  const per = (total: number) => total / run.recordings;
  return [
    `### By operation (${run.load})`,
    table(
      ['Speech', 'requests', 'a recording'],
      Object.entries(run.speech.requests).map(([name, number]) => [name, number, per(number)]),
    ),
    table(
      ['Cosmos DB', 'requests', 'a recording', 'RU a recording', 'refused 429'],
      Object.entries(run.cosmos).map(([name, { requests, requestUnits, statuses }]) => [
        name,
        requests,
        per(requests),
        per(requestUnits),
        statuses['429'] ?? 0,
      ]),
    ),
    table(
      ['Storage', 'transactions', 'a recording'],
      run.storage.map(({ service, operation, target, byLink, count }) => [
        `${service}: ${operation} ${target.replace(/-[0-9a-f-]{16,}$/, '…')}${byLink ? ' (by the speech service)' : ''}`,
        count,
        per(count),
      ]),
    ),
    table(
      ['Orchestrator', 'executions', 'events', 'a recording', 'longest history: events', 'KB'],
      run.durable.orchestrators.map((one) => [
        one.name,
        one.executions,
        one.events,
        per(one.events),
        one.mostEvents,
        one.mostBytes / 1000,
      ]),
    ),
    `Model: ${String(run.model.calls)} calls, ${String(run.model.throttled)} of them answered 429; ` +
      `${per(run.model.promptTokens).toFixed(0)} tokens of prompt and ${per(run.model.completionTokens).toFixed(0)} of answer a recording.`,
  ];
}
