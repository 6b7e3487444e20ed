import type { RunFigures } from '../load/run-figures';
import { round } from '../load/percentiles';
import { ASSUMPTIONS as A } from './assumptions';
import { PRICES, type PriceName } from './prices';

export interface CostLine {
  readonly price: PriceName;
  /** What it is for. */
  readonly what: string;
  /** For 1,000 recordings, in the unit of the price. */
  readonly quantity: number;
  readonly usd: number;
}

const RECORDINGS = 1000;

/**
 * What 1,000 recordings of ten minutes cost beside the speech and model services: the operations of
 * a counted run at list prices.
 */
export function costOf(run: RunFigures): CostLine[] {
  const scale = RECORDINGS / run.recordings;
  const storage = (wanted: (one: RunFigures['storage'][number]) => boolean) =>
    sum(run.storage.filter(wanted).map(({ count }) => count)) * scale;
  const messages = run.durable.messages * scale;
  const activities = run.durable.activities * scale;
  const executions = RECORDINGS + messages + activities;
  const line = (price: PriceName, what: string, quantity: number): CostLine => {
    const { per, usd } = PRICES[price];
    return { price, what, quantity: round(quantity, 2), usd: round((quantity / per) * usd, 5) };
  };
  return [
    line(
      'blobWrite',
      'recordings dropped, transcripts written, lists',
      RECORDINGS + storage(({ service, operation }) => service === 'blob' && isWrite(operation)),
    ),
    line(
      'blobRead',
      'headers and properties, audio for the speech service, transcripts',
      storage(({ service, operation }) => service === 'blob' && isRead(operation)),
    ),
    line(
      'queue',
      "the blob trigger's queue",
      storage(({ service }) => service === 'queue'),
    ),
    line('eventGrid', 'a blob event: taken and delivered', 2 * RECORDINGS),
    line('executions', 'triggers, orchestrations, activities', executions),
    line('gigabyteSeconds', 'instances that run', instanceSeconds(run) * A.instanceGigabytes),
    line(
      'queue',
      'Durable Functions: messages',
      messages * A.queueOperationsPerMessage + activities * A.queueOperationsPerActivity,
    ),
    line(
      'table',
      'Durable Functions: histories and instances',
      messages * A.tableOperationsPerMessage,
    ),
    line('requestUnits', 'ledger, results, jobs', run.perRecording.requestUnits * RECORDINGS),
    line(
      'telemetry',
      'requests, traces, dependencies',
      (executions * A.telemetryItemsPerExecution * A.telemetryItemKilobytes) / 1e6,
    ),
    line(
      'blobGigabyte',
      'recordings and transcripts, kept for a month',
      (RECORDINGS * (A.recordingMegabytes + A.transcriptMegabytes) * A.monthsKept) / 1000,
    ),
    line(
      'cosmosGigabyte',
      'documents, kept for a month',
      (RECORDINGS * A.documentKilobytes * A.monthsKept) / 1e6,
    ),
  ];
}

export function totalOf(lines: readonly CostLine[]): number {
  return round(sum(lines.map(({ usd }) => usd)), 3);
}

/** Work of the processor, and waiting: for storage at the intake, for the model at the summaries. */
function instanceSeconds(run: RunFigures): number {
  const work = (run.perRecording.functionCpuMs / 1000) * RECORDINGS;
  const intake = (A.intakeSeconds * RECORDINGS) / A.intakesAtOnce;
  const summaries = (A.modelSeconds * RECORDINGS) / A.summariesAtOnce;
  return work + intake + summaries;
}

/** Deletions are free; lists are billed as writes. */
function isWrite(operation: string): boolean {
  return operation.startsWith('Put') || operation === 'ListBlobs';
}

function isRead(operation: string): boolean {
  return operation.startsWith('Get');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
