import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Set<string>();

/** A folder for the data of one measurement. It goes with the process, however that ends. */
export function makeDataFolder(): string {
  if (open.size === 0) process.once('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), 'callscribe-bench-'));
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
