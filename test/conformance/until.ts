import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until there is an answer. The limit is for tests that would never end. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 30_000,
): Promise<T> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(20)) {
    const answer = await look();
    if (answer !== undefined && answer !== false) return answer;
  }
  throw new Error(`It did not happen within ${limitMs} ms.`);
}
