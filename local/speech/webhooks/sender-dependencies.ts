import type { SpeechFaults } from '../faults/speech-faults';
import type { Settings } from '../options';
import type { Links } from '../protocol/links';
import type { Store } from '../store/store';

/** What is needed to notify webhooks. */
export interface SenderDependencies {
  readonly store: Store;
  readonly links: Links;
  readonly faults: SpeechFaults;
  readonly settings: Settings;
}
