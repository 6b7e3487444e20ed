import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const running = z.object({
  pid: z.number(),
  storageConnectionString: z.string(),
  /** Of the app; absent where only the services run. */
  apiUrl: z.string().exactOptional(),
});

export type RunningSystem = z.output<typeof running>;

const fileIn = (dataDirectory: string) => join(dataDirectory, 'running.json');

/** Notes where the running system is, for other commands. Only emulator keys are in it. */
export function noteRunning(
  dataDirectory: string,
  storageConnectionString: string,
  apiUrl?: string,
): void {
  const note: RunningSystem = {
    pid: process.pid,
    storageConnectionString,
    ...(apiUrl !== undefined && { apiUrl }),
  };
  writeFileSync(fileIn(dataDirectory), JSON.stringify(note));
}

export function forgetRunning(dataDirectory: string): void {
  rmSync(fileIn(dataDirectory), { force: true });
}

/** The system that runs with this data, or `undefined`. A note whose process is gone counts for nothing. */
export function findRunning(dataDirectory: string): RunningSystem | undefined {
  const file = fileIn(dataDirectory);
  if (!existsSync(file)) return undefined;
  const noted = running.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return noted.success && isAlive(noted.data.pid) ? noted.data : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
