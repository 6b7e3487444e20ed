import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../log';
import { App } from './app';
import { createCoreApi } from './core-api';
import { provideCore } from './seam';
import { HostError } from '../host-error';

const packageSchema = z.object({ main: z.string().min(1) });

/**
 * Loads the files that `main` in the app's package.json names (a glob) and runs its start hooks.
 *
 * @throws what the app threw while it was loaded, as it is
 */
export async function loadApp(directory: string, log: Logger): Promise<App> {
  const app = new App();
  provideCore(createCoreApi(app, log));
  // As the worker does it; an import would read through a bundle once more, for names to export.
  const load = createRequire(join(directory, 'package.json'));
  for (const file of entryFiles(directory)) load(join(directory, file));
  if (app.functions.size === 0) {
    throw new HostError(`The app in ${directory} has registered no functions. Build it first.`);
  }
  app.lock();
  const { appHookData } = app;
  await app.runHooks('appStart', { functionAppDirectory: directory, hookData: {}, appHookData });
  return app;
}

function entryFiles(directory: string): string[] {
  const file = join(directory, 'package.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `${file} cannot be read. Set HOST_APP_DIRECTORY to the folder of the app.`;
    throw new HostError(message, { cause });
  }
  const parsed = packageSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new HostError(`${file} has no "main". It must name the app's files.`);
  const files = globSync(parsed.data.main, { cwd: directory }).sort();
  if (files.length === 0) {
    throw new HostError(
      `"main" in ${file} matches no file (${parsed.data.main}). Build the app first.`,
    );
  }
  return files;
}
