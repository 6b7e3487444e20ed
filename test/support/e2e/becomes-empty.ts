import { setTimeout as sleep } from 'node:timers/promises';
import type { TestStack } from './test-stack';

/** Waits until nothing is left of what was dropped: the app erases in its own time. */
export async function becomesEmpty(app: TestStack): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    const names: string[] = [];
    for await (const { name } of app.blobs().listBlobsFlat()) names.push(name);
    if (names.length === 0) return;
    await sleep(100);
  }
  throw new Error('What was dropped is still there.');
}
