import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** With the id of the process: what a killed one left behind is told from what another one uses. */
const PREFIX = 'callscribe-bench-';
const NAME = new RegExp(`^${PREFIX}(\\d+)-`);

const open = new Set<string>();
let begun = false;

/** A folder for the data of one measurement. It goes with the process, or with the next run. */
export function makeDataFolder(): string {
  if (!begun) {
    begun = true;
    removeAbandoned();
    process.once('exit', removeAll);
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${String(process.pid)}-`));
  open.add(folder);
  return folder;
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
}

function removeAll(): void {
  for (const folder of open) removeDataFolder(folder);
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeDataFolder(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process answers EPERM: it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
