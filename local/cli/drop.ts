import { UsageError } from '../../cli/usage-error';
import type { Command } from './arguments';
import { findRunning } from './running-file';
import { upload, uploadsFor } from './upload';

/** Drops files into the system that runs. @throws UsageError when none does */
export async function drop(command: Extract<Command, { name: 'drop' }>): Promise<void> {
  const system = findRunning(command.dataDirectory);
  if (!system) throw new UsageError('Nothing runs here: say npm start first, in another terminal.');
  for (const one of uploadsFor(command.files)) {
    await upload(system.storageConnectionString, one);
    process.stdout.write(`dropped ${one.path}\n`);
  }
}
