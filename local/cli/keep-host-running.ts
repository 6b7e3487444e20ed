import type { Stack } from '../stack';

const MOST_CRASHES = 5;
const WITHIN_MS = 60_000;

export interface HostGuard {
  /** Resolves when the host has crashed too often. */
  readonly gaveUp: Promise<void>;
  failed(): boolean;
  stop(): void;
}

/** Starts the function process again when it dies, as the platform does in Azure. */
export function keepHostRunning(stack: Stack, say: (line: string) => void): HostGuard {
  let stopped = false;
  let failed = false;
  const crashes: number[] = [];
  const guard = async () => {
    for (;;) {
      await stack.host().exited;
      if (stopped) return;
      crashes.push(Date.now());
      if (crashes.filter((at) => at > Date.now() - WITHIN_MS).length > MOST_CRASHES) {
        failed = true;
        say('The function process keeps crashing; see logs/host.log in the data folder.');
        return;
      }
      say('The function process ended; it is started again.');
      await stack.restartHost();
    }
  };
  const gaveUp = guard().then(() => (failed ? undefined : new Promise<void>(() => undefined)));
  return {
    gaveUp,
    failed: () => failed,
    stop() {
      stopped = true;
    },
  };
}
