import type { Journal, JournalEntry } from '../../local/cosmos';
import type { StorageTransactions } from '../../local/storage';
import type { DurableFigures } from '../count/durable-events';
import type { ModelFigures } from '../count/model-calls';
import type { SpeechFigures } from '../count/speech-requests';
import type { TwiceFigures } from '../count/twice';
import type { Followed } from '../rig/ledger-follower';
import type { Load } from './arrivals';
import { percentilesOf, round, type Percentiles } from './percentiles';
import { stagesOf, type Stage } from './stages';

/** What one load took. "Per recording" is per recording that was dropped. */
export interface RunFigures {
  readonly load: string;
  readonly description: string;
  readonly recordings: number;
  readonly completed: number;
  /** Without an end, or with another than `completed`: every recording of the benchmark is good. */
  readonly lost: number;
  /** Second results, transcripts, transcriptions at the service, or summaries by the model. */
  readonly duplicated: number;
  /** From the first drop to the last `completed`. */
  readonly seconds: number;
  readonly recordingsPerSecond: number;
  readonly stages: Readonly<Record<Stage, Percentiles>>;
  readonly jobs: { readonly count: number; readonly left: number; readonly sizes: Percentiles };
  readonly perRecording: {
    readonly speechRequests: number;
    readonly speechRequestsWithoutDownloads: number;
    /** Of transcription services that are not Azure's. */
    readonly otherRequests: number;
    readonly modelCalls: number;
    readonly ledgerRequests: number;
    readonly requestUnits: number;
    readonly storageTransactions: number;
    readonly durableEvents: number;
    readonly durableHistoryKb: number;
    readonly functionCpuMs: number;
    readonly standInCpuMs: number;
  };
  readonly speech: SpeechFigures;
  readonly model: ModelFigures;
  readonly cosmos: Journal;
  readonly storage: readonly StorageTransactions[];
  readonly durable: DurableFigures;
  readonly peakMemoryMb: number;
}

export interface Counted {
  readonly load: Load;
  readonly startedAt: number;
  readonly droppedAt: ReadonlyMap<string, number>;
  readonly recordings: ReadonlyMap<string, Followed>;
  readonly speech: SpeechFigures;
  readonly otherRequests: number;
  readonly model: ModelFigures;
  readonly cosmos: Journal;
  readonly storage: readonly StorageTransactions[];
  readonly twice: TwiceFigures;
  readonly durable: DurableFigures;
  readonly memoryMb: number;
  readonly functionCpuSeconds: number;
  readonly standInCpuSeconds: number;
}

/** The benchmark itself reads the change feed and looks after the containers. */
const NOT_THE_APP: ReadonlySet<string> = new Set([
  'changeFeed',
  'readDatabase',
  'createDatabase',
  'readContainer',
  'createContainer',
  'readPartitionKeyRanges',
  'readAccount',
]);

export function toFigures(counted: Counted): RunFigures {
  const { load, speech, model, durable, twice } = counted;
  const dropped = [...counted.droppedAt.keys()].map((id) => counted.recordings.get(id));
  const completed = dropped.filter((recording) => recording?.status === 'completed');
  const number = load.arrivals.length;
  const summarizedAgain = Math.max(0, model.answered - completed.length);
  const ends = completed.map((recording) => Date.parse(recording?.times?.completedAt ?? ''));
  const seconds = (ends.reduce((last, end) => Math.max(last, end), 0) - counted.startedAt) / 1000;
  const cosmos = ofTheApp(counted.cosmos);
  const storage = counted.storage.filter((one) => !isOfTheBenchmark(one));
  const per = (total: number) => round(total / number, 4);
  return {
    load: load.name,
    description: load.description,
    recordings: number,
    completed: completed.length,
    lost: number - completed.length,
    duplicated: twice.results + twice.transcripts + speech.transcribedAgain + summarizedAgain,
    seconds: round(seconds, 1),
    recordingsPerSecond: round(completed.length / seconds, 2),
    stages: stagesOf(counted.recordings.values(), counted.droppedAt),
    jobs: { count: speech.jobs, left: speech.jobsLeft, sizes: sizesOf(counted.recordings) },
    perRecording: {
      speechRequests: per(speech.total),
      speechRequestsWithoutDownloads: per(speech.withoutDownloads),
      otherRequests: per(counted.otherRequests),
      modelCalls: per(model.calls),
      ledgerRequests: per(sum(Object.values(cosmos).map(({ requests }) => requests))),
      requestUnits: per(sum(Object.values(cosmos).map(({ requestUnits }) => requestUnits))),
      storageTransactions: per(sum(storage.map(({ count }) => count))),
      durableEvents: per(durable.events),
      durableHistoryKb: per(durable.bytes / 1000),
      functionCpuMs: per(counted.functionCpuSeconds * 1000),
      standInCpuMs: per(counted.standInCpuSeconds * 1000),
    },
    speech,
    model,
    cosmos,
    storage,
    durable,
    peakMemoryMb: counted.memoryMb,
  };
}

function ofTheApp(journal: Journal): Journal {
  return Object.fromEntries(
    Object.entries(journal).filter(([operation]) => !NOT_THE_APP.has(operation)),
  );
}

/** What the app asked of the database, by operation. */
export function appOperations(journal: Journal): JournalEntry[] {
  return Object.values(ofTheApp(journal));
}

/** Drops are what people do; the containers are there in Azure. */
function isOfTheBenchmark({ service, operation, target }: StorageTransactions): boolean {
  if (service === 'blob' && operation === 'PutBlob' && target === 'recordings') return true;
  return /^(PUT|GET|HEAD)\b/.test(operation);
}

function sizesOf(recordings: ReadonlyMap<string, Followed>): Percentiles {
  const byJob = Map.groupBy(recordings.values(), ({ jobId }) => jobId ?? '');
  byJob.delete('');
  return percentilesOf([...byJob.values()].map((members) => members.length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
