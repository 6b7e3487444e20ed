import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { once as event } from 'node:events';
import { join, relative } from 'node:path';
import type { Stack } from '../stack';
import { UsageError } from '../../cli/usage-error';
import type { Command } from './arguments';
import { jobProgress } from './job-progress';
import { keepHostRunning } from './keep-host-running';
import { watchLedger, type LedgerRow } from './ledger-watch';
import { samples } from './once';
import { Progress } from './progress';
import { fetchRecording, toText } from './report';
import { findRunning, forgetRunning, noteRunning } from './running-file';
import { startSystem } from './system';
import { upload, uploadsFor } from './upload';
import { USUAL_PORTS } from './usual-ports';
import { watchFolder } from './watch-folder';

type StartCommand = Extract<Command, { name: 'start' }>;

/** Starts everything and stays until Ctrl-C (or SIGTERM), which ends it in order. */
export async function start(command: StartCommand, projectDirectory: string): Promise<number> {
  const { dataDirectory, model } = command;
  if (findRunning(dataDirectory)) {
    throw new UsageError('It runs already; drop files with npm run drop -- FILE…');
  }
  const began = performance.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  mkdirSync(dataDirectory, { recursive: true });
  const stack = await startSystem({
    projectDirectory,
    dataDirectory,
    ports: command.freePorts ? {} : USUAL_PORTS,
    say,
    ...(model && { model }),
  });
  noteRunning(dataDirectory, stack.addresses.storageConnectionString, stack.host().url);
  const progress = new Progress(process.stdout, () => jobProgress(stack.speech.url));
  const guard = keepHostRunning(stack, (line) => {
    progress.line(line);
  });
  const watch = watchLedger(
    { endpoint: stack.addresses.cosmosEndpoint, key: stack.addresses.cosmosKey },
    (row) => {
      void show(row, stack, progress);
    },
  );
  const folder = join(projectDirectory, 'recordings');
  const uploads = watchFolder(folder, join(dataDirectory, 'dropped.json'), (file, path) =>
    upload(stack.addresses.storageConnectionString, { file, path }),
  );
  welcome(stack, folder, projectDirectory, (performance.now() - began) / 1000, say);
  await dropSamplesOnce(stack, dataDirectory, projectDirectory);

  await Promise.race([event(process, 'SIGINT'), event(process, 'SIGTERM'), guard.gaveUp]);
  progress.stop();
  say('\nstopping …');
  guard.stop();
  uploads.stop();
  await watch.stop();
  await stack.close();
  forgetRunning(dataDirectory);
  return guard.failed() ? 1 : 0;
}

async function show(row: LedgerRow, stack: Stack, progress: Progress): Promise<void> {
  progress.step(row);
  if (row.status !== 'completed') return;
  try {
    const view = await fetchRecording(stack.host().url, row.id);
    const readAt = new URL(`/api/recordings/${row.id}`, stack.host().url).href;
    progress.line(`\n${toText(view)}\n  All of it: ${readAt}\n`);
  } catch {
    // The host is just being restarted; the result can be read any time.
  }
}

function welcome(
  stack: Stack,
  folder: string,
  projectDirectory: string,
  seconds: number,
  say: (line: string) => void,
): void {
  say(`
Callscribe is ready (${seconds.toFixed(1)} s).

  Drop a recording   put it into ${relative(projectDirectory, folder)}/
                     or: npm run drop -- FILE…
                     or with any storage client, container "recordings", connection string:
                     ${stack.addresses.storageConnectionString}
  Read it            ${stack.host().url}/api/recordings/{id}
                     Cosmos DB ${stack.addresses.cosmosEndpoint} (database callscribe; the emulators' key)
  Is all well        ${stack.host().url}/api/health
  End                Ctrl-C
`);
}

async function dropSamplesOnce(stack: Stack, dataDirectory: string, projectDirectory: string) {
  const marker = join(dataDirectory, 'samples-dropped');
  if (existsSync(marker)) return;
  for (const one of uploadsFor(samples(projectDirectory))) {
    await upload(stack.addresses.storageConnectionString, one);
  }
  writeFileSync(marker, 'The samples were dropped on the first start.\n');
}
