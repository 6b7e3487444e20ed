import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Audio at the pace at which it is spoken: each piece comes when its last sample has been heard. By
 * the clock from the beginning, so that it does not fall behind piece by piece; where the reader was
 * kept waiting, it goes on from there and does not catch up in a burst.
 *
 * @param bytesPerSecond of the audio
 * @param pace 1 is real time, 2 twice as fast
 */
export async function* paced(
  chunks: AsyncIterable<Uint8Array>,
  bytesPerSecond: number,
  pace: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let dueAt = performance.now();
  for await (const chunk of chunks) {
    dueAt += (chunk.length / bytesPerSecond / pace) * 1000;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early, undefined, { signal }).catch(() => undefined);
    else if (early < -LATE_MS) dueAt = performance.now();
    if (signal?.aborted) return;
    yield chunk;
  }
}

/** Timers and other work make small delays, which are made up for. */
const LATE_MS = 2000;
