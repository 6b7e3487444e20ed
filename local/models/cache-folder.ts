import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder that all clones of the project share: `CALLSCRIBE_CACHE`, else
 * `XDG_CACHE_HOME/callscribe`, else `~/.cache/callscribe`.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  // An empty variable counts as absent, as the XDG base directory specification asks.
  if (environment.CALLSCRIBE_CACHE) return environment.CALLSCRIBE_CACHE;
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'callscribe');
}
