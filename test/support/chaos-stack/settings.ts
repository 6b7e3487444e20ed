import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { CLOCK_FILE } from './shifted-clock';

/** How long an empty blob may wait for its content (s). */
const EMPTY_GRACE_SECONDS = 300;

/** Storage queue that is told of every end. */
export const ANNOUNCEMENTS = 'announcements';

/** The app's settings for chaos: everything that waits for a while waits for a little while. */
export function chaosSettings(options: {
  readonly clockFile: string;
  /** The service that recordings go to. */
  readonly provider: string;
  /** URLs of the Speech resources. */
  readonly speech: readonly string[];
  readonly speechKey: string;
}): Record<string, string> {
  return {
    PROVIDERS: options.provider,
    SPEECH_ENDPOINT: options.speech.join(','),
    SPEECH_KEY: options.speech.map(() => options.speechKey).join(','),
    SPEECH_POLL_MIN_SECONDS: '1',
    SWEEP_SCHEDULE: '*/10 * * * * *',
    GATHER_SECONDS: '0.2',
    EVENT_GRACE_SECONDS: '2',
    EMPTY_BLOB_GRACE_SECONDS: String(EMPTY_GRACE_SECONDS),
    OPENAI_TIMEOUT_SECONDS: '2',
    SUMMARIES_AT_ONCE: '3',
    ANNOUNCE_QUEUE: ANNOUNCEMENTS,
    // A host that is started dozens of times should not compile the same code each time.
    NODE_COMPILE_CACHE: join(tmpdir(), 'callscribe-chaos-compile-cache'),
    NODE_OPTIONS: `--import=${pathToFileURL(join(__dirname, 'shifted-clock.ts')).href}`,
    [CLOCK_FILE]: options.clockFile,
  };
}
