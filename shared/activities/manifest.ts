import type { JobChange, ManifestEntry } from '../domain/job';
import type { QueuedRecording } from '../domain/ledger';

/** What a recording counts whose first bytes do not tell how long it is (seconds). */
const UNKNOWN_SECONDS = 300;

/** The change that ends the claiming of a job: what is claimed by then is its manifest. */
export function preparedWith(claimed: readonly QueuedRecording[]): JobChange {
  return {
    state: claimed.length > 0 ? 'prepared' : 'closed',
    manifest: claimed.map(toEntry),
    audioSeconds: secondsOf(claimed),
  };
}

/** Length of the audio in all, as far as it can be told (seconds). */
export function secondsOf(recordings: readonly QueuedRecording[]): number {
  return recordings.reduce((sum, one) => sum + plannedSeconds(one), 0);
}

/** What a recording is planned with (seconds). */
export function plannedSeconds({
  estimatedSeconds,
}: Pick<QueuedRecording, 'estimatedSeconds'>): number {
  return estimatedSeconds > 0 ? estimatedSeconds : UNKNOWN_SECONDS;
}

function toEntry({ id, container, path, version, epoch }: QueuedRecording): ManifestEntry {
  return { recordingId: id, container, path, version, epoch };
}
