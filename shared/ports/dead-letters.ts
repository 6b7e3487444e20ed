import type { BlobName } from '../domain/blob-name';

/** Events that nobody took, and landings that failed again and again. */
export interface DeadLetters {
  list(limit: number): Promise<DeadLetter[]>;
  put(letter: Omit<DeadLetter, 'id'>): Promise<void>;
  /** One that is not there counts as removed. */
  remove(id: string): Promise<void>;
}

export interface DeadLetter {
  readonly id: string;
  readonly blob: BlobName;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}
