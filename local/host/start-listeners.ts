import type { App } from './app/app';
import type { HostJson } from './app/host-json';
import type { Settings } from './app/settings';
import type { Logger } from './log';
import type { Run } from './run';
import type { BlobTriggers } from './triggers/blob/blob-triggers';
import { startQueueTrigger } from './triggers/queue/queue-trigger';
import { startTimer } from './triggers/timer/timer';
import type { Listener } from './triggers/trigger';

interface Options {
  readonly settings: Settings;
  readonly hostJson: HostJson;
  readonly run: Run;
  readonly log: Logger;
}

/** Starts everything that calls functions by itself. What did start is stopped again when another fails. */
export async function startListeners(
  app: App,
  blobs: BlobTriggers,
  options: Options,
): Promise<readonly Listener[]> {
  const started: Listener[] = [];
  try {
    started.push(await blobs.start());
    for (const target of app.triggeredBy('queueTrigger')) {
      started.push(await startQueueTrigger(target, options));
    }
    for (const target of app.triggeredBy('timerTrigger')) {
      started.push(startTimer(target, options.settings, options.run));
    }
    return started;
  } catch (error) {
    await Promise.all(started.map((listener) => listener.stop()));
    throw error;
  }
}
