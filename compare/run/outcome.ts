import type { Way } from '../ways';
import type { ComparedTranscript } from './compared-recording';

/** What became of the audio on one way; see the fields of the same names in comparison.ts. */
export interface Done {
  readonly kind: 'done';
  readonly way: Way;
  readonly recordingId: string;
  readonly transcript: ComparedTranscript;
  readonly firstPartialMs: number | null;
  readonly finalMs: number | null;
  readonly totalMs: number | null;
  readonly requests: number | null;
}

export interface Failed {
  readonly kind: 'failed';
  readonly way: Way;
  /** A sentence. */
  readonly reason: string;
}

export type Outcome = Done | Failed;
