import { setTimeout as sleep } from 'node:timers/promises';

/** Waits `ms` milliseconds, or shorter when the signal aborts; then the answer is `false`. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
