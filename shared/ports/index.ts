/*
 * Everything that the app needs from outside, a service a file. Every method may throw an
 * AppError whose verdict says what comes next; adapters classify and never wait or repeat.
 */

import type { Announcer } from './announcer';
import type { Clock } from './clock';
import type { Control } from './control';
import type { DeadLetters } from './dead-letters';
import type { AudioInspector } from './inspector';
import type { Jobs } from './jobs';
import type { Ledger } from './ledger';
import type { LivePhrases, LiveProviders } from './live';
import type { PersonalData } from './personal-data';
import type { Recordings } from './recordings';
import type { Results } from './results';
import type { Summarizer } from './summarizer';
import type { Transcribers } from './transcriber';
import type { Transcripts } from './transcripts';

export type { BlobName } from '../domain/blob-name';
export type * from './announcer';
export type * from './clock';
export type * from './control';
export type * from './dead-letters';
export type * from './inspector';
export type * from './jobs';
export type * from './ledger';
export type * from './live';
export type * from './log';
export type * from './personal-data';
export type * from './recordings';
export type * from './results';
export type * from './summarizer';
export type * from './tagged';
export type * from './telemetry';
export type * from './transcriber';
export type * from './transcripts';
export type * from './workflows';

export interface Ports {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly results: Results;
  readonly jobs: Jobs;
  readonly control: Control;
  readonly recordings: Recordings;
  readonly transcripts: Transcripts;
  /** Transcripts before anything was blotted out of them; absent where they are not kept. */
  readonly originals?: Transcripts;
  /** Absent where nothing but our own rules looks for personal data. */
  readonly personalData?: PersonalData;
  readonly inspector: AudioInspector;
  readonly transcribers: Transcribers;
  readonly summarizer: Summarizer;
  readonly deadLetters: DeadLetters;
  readonly liveProviders: LiveProviders;
  readonly livePhrases: LivePhrases;
  /** Absent where nobody wants to be told. */
  readonly announcer?: Announcer;
}
