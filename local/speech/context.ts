import type { CallNotes } from '../service/call-note';
import type { RecognitionEngine } from './engine';
import type { SpeechFaults } from './faults/speech-faults';
import type { Settings } from './options';
import type { Links } from './protocol/links';
import type { ResultFiles } from './store/result-files';
import type { Store } from './store/store';
import type { WebhookSender } from './webhooks/webhook-sender';
import type { JobProgress } from './jobs/job-progress';

/** What the parts of the server share. */
export interface Context {
  readonly settings: Settings;
  readonly store: Store;
  readonly results: ResultFiles;
  readonly links: Links;
  readonly faults: SpeechFaults;
  readonly webhooks: WebhookSender;
  readonly engine: RecognitionEngine;
  /** Temporary files. */
  readonly downloadDirectory: string;
  readonly progress: JobProgress;
  /** What handlers want to have in the journal about a call. */
  readonly notes: CallNotes;
  /** Tells the runner that there is a new job. */
  wakeRunner(): void;
}
