import type { ResultPointer } from '../domain/ledger';
import type { ResultDocument } from '../domain/result';
import type { SummaryVersion } from '../domain/summary';

export interface Results {
  /** Written once: a document that is there already stays as it is. */
  create(document: ResultDocument): Promise<void>;
  read(recordingId: string, documentId: string): Promise<ResultDocument | undefined>;
  /** Every summary that a recording has, of whatever version of it. */
  summaries(recordingId: string): Promise<SummaryVersion[]>;
  /** Pointers to all results that a recording has, of whatever version. */
  pointers(recordingId: string): Promise<ResultPointer[]>;
  /** One that is not there counts as deleted. */
  delete(recordingId: string, documentId: string): Promise<void>;
}
