const LONGEST_MS = 10 * 60_000; // "poll every 10 minutes" (batch-transcription page)
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
  /** What the service said with its last answer. */
  readonly hintMs?: number;
}

/**
 * How long to wait before the next status check (ms): a pure function, so that a replay computes
 * the same. The first wait follows the length of the audio, later ones grow to ten minutes; the
 * service's own hint wins when it asks for more.
 */
export function nextCheckMs({ audioSeconds, checks, pollMinMs, hintMs }: PollingState): number {
  const first = Math.max(pollMinMs, (audioSeconds * 1000) / AUDIO_PER_FIRST_WAIT);
  const grown = Math.min(Math.max(LONGEST_MS, pollMinMs), first * GROWTH ** Math.min(checks, 30));
  return Math.round(Math.max(grown, hintMs ?? 0));
}
