import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Looked at this often; a file that has not grown between two looks is complete. */
const LOOK_MS = 700;

const uploadedFile = z.record(z.string(), z.string());

export interface FolderWatch {
  stop(): void;
}

/**
 * Hands over each file that is put into a folder, once per content, also those that came while
 * nothing ran: what was handed over is remembered in `memoryFile`.
 */
export function watchFolder(
  folder: string,
  memoryFile: string,
  onFile: (file: string, path: string) => Promise<void>,
): FolderWatch {
  mkdirSync(folder, { recursive: true });
  const done = remembered(memoryFile);
  const growing = new Map<string, string>();
  let busy = false;

  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const path of filesIn(folder)) {
        const file = join(folder, path);
        const stamp = stampOf(file);
        if (stamp === undefined || done[path] === stamp) continue;
        if (growing.get(path) !== stamp) {
          growing.set(path, stamp);
          continue;
        }
        await onFile(file, path);
        done[path] = stamp;
        growing.delete(path);
        writeFileSync(memoryFile, JSON.stringify(done));
      }
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
    },
  };
}

/** Paths below the folder, with slashes; hidden files and unfinished downloads are left alone. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(part|tmp|crdownload)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

function stampOf(file: string): string | undefined {
  try {
    const { size, mtimeMs } = statSync(file);
    return `${size} ${mtimeMs}`;
  } catch {
    return undefined; // gone again
  }
}

function remembered(memoryFile: string): Record<string, string> {
  if (!existsSync(memoryFile)) return {};
  return uploadedFile.catch({}).parse(JSON.parse(readFileSync(memoryFile, 'utf8')));
}
