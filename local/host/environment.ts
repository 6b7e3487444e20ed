import { z } from 'zod';
import type { HostOptions } from './index';
import { HostError } from './host-error';
import { parseKillPoint } from './kill-point';

const schema = z.object({
  HOST_APP_DIRECTORY: z.string({ error: 'is not set: the folder of the app' }).min(1),
  HOST_STATE_FILE: z.string({ error: 'is not set: the SQLite file for orchestrations' }).min(1),
  HOST_KILL_AT: z.string().optional(),
  HOST_PORT: z.coerce.number({ error: 'is not a port' }).int().min(0).max(65_535).default(0),
});

/**
 * Reads the host's own settings.
 *
 * @throws naming all that are missing or wrong
 */
export function readEnvironment(environment: NodeJS.ProcessEnv): HostOptions {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new HostError(`The local Functions host cannot start: ${issues.join('; ')}.`);
  }
  const { HOST_APP_DIRECTORY, HOST_STATE_FILE, HOST_PORT, HOST_KILL_AT } = parsed.data;
  return {
    appDirectory: HOST_APP_DIRECTORY,
    stateFile: HOST_STATE_FILE,
    port: HOST_PORT,
    ...(HOST_KILL_AT !== undefined && { killAt: parseKillPoint(HOST_KILL_AT) }),
  };
}
