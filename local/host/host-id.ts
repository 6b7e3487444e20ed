import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Settings } from './app/settings';

/**
 * Identifies the host, at most 32 characters as part of a queue's name. The same for the same app
 * folder, so that what an earlier run left on the queue is found.
 */
export function toHostId(appDirectory: string, settings: Settings): string {
  const chosen = settings.AzureFunctionsWebHost__hostid;
  if (chosen) return chosen.toLowerCase();
  const digest = createHash('sha256').update(resolve(appDirectory)).digest('hex');
  return `local-${digest.slice(0, 20)}`;
}
