import type { BlobName } from '../domain/blob-name';
import type { Ending } from '../domain/ending';
import type { ResultPointer } from '../domain/ledger';

/** Tells whoever listens, one request a call and of a few seconds at most. May tell twice. */
export interface Announcer {
  announce(ended: RecordingEnded): Promise<void>;
}

/** A recording came to an end: what those who listen are told. No spoken words. */
export interface RecordingEnded extends Ending, BlobName {
  readonly recordingId: string;
  readonly result?: ResultPointer;
}
