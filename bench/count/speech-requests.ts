import type { JournalEntry } from '../../local/speech';

export interface SpeechFigures {
  /** By operation, `throttled` apart. */
  readonly requests: Readonly<Record<string, number>>;
  readonly total: number;
  /** Without fetching result files, which are links to storage and not under the quota. */
  readonly withoutDownloads: number;
  /** Jobs that were submitted. */
  readonly jobs: number;
  /** Jobs that the service still has. */
  readonly jobsLeft: number;
  /** Recordings that the service transcribed more than once. */
  readonly transcribedAgain: number;
}

/** Registering the webhook belongs to a deployment, not to a recording. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['webhook']);

/** What was asked of the Speech service, by its journal. */
export function speechFigures(journal: readonly JournalEntry[]): SpeechFigures {
  const calls = journal.filter(
    ({ kind, operation }) => kind === 'call' && !NOT_COUNTED.has(operation),
  );
  const requests: Record<string, number> = {};
  for (const { operation, status } of calls) {
    const name = status === 429 ? 'throttled' : operation;
    requests[name] = (requests[name] ?? 0) + 1;
  }
  const jobsOf = (operation: string, status: number) =>
    new Set(
      calls
        .filter((call) => call.operation === operation && call.status === status)
        .map(({ jobId }) => jobId),
    );
  const submitted = jobsOf('submit', 201);
  const deleted = jobsOf('delete', 204);
  return {
    requests,
    total: calls.length,
    withoutDownloads: calls.length - (requests['result'] ?? 0),
    jobs: submitted.size,
    jobsLeft: [...submitted].filter((job) => !deleted.has(job)).length,
    transcribedAgain: transcribedAgain(journal),
  };
}

function transcribedAgain(journal: readonly JournalEntry[]): number {
  const succeeded = journal.flatMap(({ kind, status, details }) =>
    kind === 'file' && status === 'Succeeded' ? [String(details?.['source'])] : [],
  );
  return succeeded.length - new Set(succeeded).size;
}
