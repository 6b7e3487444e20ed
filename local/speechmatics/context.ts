import type { CallNotes } from '../service/call-note';
import type { RecognitionEngine } from '../speech/engine';
import type { SpeechmaticsFaults } from './faults/speechmatics-faults';
import type { AudioFiles } from './jobs/audio-files';
import type { JobEnds } from './jobs/job-ends';
import type { JobRunner } from './jobs/job-runner';
import type { Notifier } from './notifications/notifier';
import type { Settings } from './options';
import type { Store } from './store/store';

/** What the parts of the server share. */
export interface Context {
  readonly settings: Settings;
  readonly store: Store;
  readonly audio: AudioFiles;
  readonly faults: SpeechmaticsFaults;
  readonly engine: RecognitionEngine;
  readonly ends: JobEnds;
  readonly runner: JobRunner;
  readonly notifier: Notifier;
  /** What handlers want to have in the journal about a call. */
  readonly notes: CallNotes;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}
