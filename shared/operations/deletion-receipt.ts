import { TOMBSTONE_DAYS, type Retention } from '../domain/deletion';
import type { Deletion, LedgerRecord } from '../domain/ledger';

/** What is left for some time without our doing. */
export interface Expiry {
  readonly what: string;
  /** Counted from the completion of the deletion. */
  readonly days: number;
  /** ISO 8601; absent until the deletion is complete. */
  readonly by?: string;
}

/** What a person who asked to be forgotten can be told. Times are ISO 8601 in UTC. */
export interface Receipt {
  readonly id: string;
  readonly status: 'deleting' | 'deleted';
  readonly requestedAt: string;
  readonly completedAt?: string;
  readonly gone: readonly { readonly what: string; readonly since: string }[];
  /** What goes next, and what it waits for. */
  readonly pending: readonly string[];
  /** Why it does not go on, and what to do. */
  readonly problem?: string;
  readonly expires: readonly Expiry[];
  /** What is in others' hands. */
  readonly notes: readonly string[];
}

const CONTENT = [
  'audio, with its snapshots',
  'transcripts of every version, and their originals where those were kept',
  'results of every version, with their summaries',
  'title, summary and reasons on the ledger',
];

const NOTES = [
  'The model service may keep prompts for its abuse monitoring, as agreed with it (Azure OpenAI: up to 30 days, unless that is switched off).',
  'Where the storage account keeps versions of blobs, earlier versions of the audio stay until its lifecycle rules delete them.',
  'Announcements that were sent before name the recording, without spoken words.',
];

/** What nobody asks to delete goes as well, without a receipt. */
function goneAnyway(days: number): string {
  return `Recordings that nobody asks to delete leave the ledger ${days} days after their end; audio and transcripts that are kept for longer can then no longer be found under their id.`;
}

/** The receipt of a recording that is being deleted, or was; `undefined` for any other. */
export function receiptOf(record: LedgerRecord, retention: Retention): Receipt | undefined {
  const { id, status, deletion, reason } = record;
  if (!deletion || (status !== 'deleting' && status !== 'deleted')) return undefined;
  const { requestedAt, completedAt } = deletion;
  return {
    id,
    status,
    requestedAt,
    ...(completedAt !== undefined && { completedAt }),
    gone: goneBy(deletion),
    pending: pendingIn(deletion),
    ...(reason && { problem: reason.message }),
    expires: expiriesOf(retention, completedAt),
    notes: retention.document === 0 ? NOTES : [...NOTES, goneAnyway(retention.document)],
  };
}

function goneBy({ requestedAt, erasedAt, completedAt, jobIds }: Deletion): Receipt['gone'] {
  if (erasedAt === undefined) return [{ what: 'any way to read it here', since: requestedAt }];
  const gone = CONTENT.map((what) => ({ what, since: erasedAt }));
  if (completedAt === undefined) return gone;
  const name = { what: 'name and place of the audio on the ledger', since: completedAt };
  const copies = { what: "the speech service's copies", since: completedAt };
  return jobIds ? [...gone, copies, name] : [...gone, name];
}

function pendingIn({ erasedAt, completedAt, jobIds = [] }: Deletion): string[] {
  if (completedAt !== undefined) return [];
  const content = erasedAt === undefined ? CONTENT : [];
  if (jobIds.length === 0) return content;
  const jobs = jobIds.length === 1 ? `job ${jobIds[0]}` : `jobs ${jobIds.join(', ')}`;
  return [
    ...content,
    `the speech service's copies, and what it still gives, with the end of ${jobs} (a recording can't be taken out of a job that runs)`,
  ];
}

function expiriesOf(retention: Retention, completedAt: string | undefined): Expiry[] {
  const expiries: [what: string, days: number][] = [
    ['deleted blobs, which an administrator can bring back (soft delete)', retention.softDelete],
    ['backups of the database', retention.cosmosBackup],
    ['documents of jobs, which name the recording', retention.jobDocument],
    // Purged once a day.
    ['histories of orchestrations, with ids and places, without words', retention.history + 1],
    ['telemetry, with ids, without words', retention.telemetry],
    ['what the ledger keeps to recognize late events: id, version and times', TOMBSTONE_DAYS],
  ];
  return expiries.map(([what, days]) => ({
    what,
    days,
    ...(completedAt !== undefined && { by: daysAfter(completedAt, days) }),
  }));
}

function daysAfter(time: string, days: number): string {
  return new Date(Date.parse(time) + days * 24 * 3_600_000).toISOString();
}
