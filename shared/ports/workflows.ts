import type { Archive, BackfillRun } from '../domain/backfill';
import type { BlobName } from '../domain/blob-name';
import type { FurtherSummary } from './summarizer';

/** Starting and waking orchestrations. All of it may be repeated. */
export interface Workflows {
  kickDispatch(): Promise<void>;
  startJob(jobId: string): Promise<void>;
  transcriptionEnded(jobId: string): Promise<void>;
  /** Looks at a blob again at a later time. */
  lookAgain(blob: BlobName & { id: string; version: string; at: Date }): Promise<void>;
  /** Makes a further version of a summary. Nothing happens where it is being made already. */
  startSummary(wanted: FurtherSummary): Promise<void>;
  /** Carries out the deletion of a recording that is marked for it. */
  startDeletion(recordingId: string): Promise<void>;
  /** Follows a live session to its end. */
  startLive(sessionId: string): Promise<void>;
  /** Wakes what follows a live session: it has ended. */
  liveEnded(sessionId: string): Promise<void>;
}

/** Archives that are being taken in, each by an orchestration of its own. */
export interface Backfills {
  /** Starts, or joins what runs for this archive already. What is written from `todayFrom` on is no part of it. */
  start(archive: Archive & { todayFrom: string | null }): Promise<void>;
  read(id: string): Promise<BackfillRun | undefined>;
  /** Those that are not over. */
  running(): Promise<BackfillRun[]>;
  /** Ends it where it is. Nothing happens to one that is over. */
  cancel(id: string): Promise<void>;
}

/** Histories of orchestrations. */
export interface Histories {
  /** Forgets orchestrations that are over and began in this span; says how many. */
  purge(from: Date, to: Date): Promise<number>;
}
