import type { KnownSpan, RedactionKind } from '../domain/redaction';
import type { Transcript } from '../domain/transcript';

/** Finds personal data in what is said, by other means than ours. */
export interface PersonalData {
  /** Spans of the display form that are of these kinds. */
  find(transcript: Transcript, kinds: readonly RedactionKind[]): Promise<readonly KnownSpan[]>;
  ping(): Promise<void>;
}
