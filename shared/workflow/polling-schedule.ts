const LONGEST_MS = 10 * 60_000; // "poll every 10 minutes" (batch-transcription page)
/** Where a service has said itself how often it may be asked. */
const LONGEST_OF_ITS_OWN_MS = 60_000;
const GROWTH = 1.5;
/** A guess at the service's pace: it transcribes some ten times faster than real time. */
const AUDIO_PER_FIRST_WAIT = 10;

export interface PollingState {
  /** Sum over the recordings of the job. */
  readonly audioSeconds: number;
  /** Checks made so far. */
  readonly checks: number;
  /** Never sooner than this. */
  readonly pollMinMs: number;
  /** That is the service's own word, and it minds being asked less than Azure does. */
  readonly isItsOwn?: boolean;
  /** What the service said with its last answer. */
  readonly hintMs?: number;
}

/**
 * How long to wait before the next status check (ms): a pure function, so that a replay computes
 * the same. The first wait follows the length of the audio, later ones grow to ten minutes, or to one
 * where the service does not mind; its own hint wins when it asks for more.
 */
export function nextCheckMs(state: PollingState): number {
  const { audioSeconds, checks, pollMinMs, hintMs, isItsOwn } = state;
  const longest = isItsOwn ? LONGEST_OF_ITS_OWN_MS : LONGEST_MS;
  const first = Math.max(pollMinMs, (audioSeconds * 1000) / AUDIO_PER_FIRST_WAIT);
  const grown = Math.min(Math.max(longest, pollMinMs), first * GROWTH ** Math.min(checks, 30));
  return Math.round(Math.max(grown, hintMs ?? 0));
}
