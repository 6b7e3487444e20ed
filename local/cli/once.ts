import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingIdOf } from '../../shared/domain/recording-id';
import type { StackAddresses } from '../stack/app-environment';
import type { Command } from './arguments';
import { jobProgress } from './job-progress';
import { isTerminal, watchLedger, type LedgerRow } from './ledger-watch';
import { Progress } from './progress';
import {
  fetchRecording,
  fetchTranscript,
  toJsonReport,
  toText,
  type RecordingView,
} from './report';
import { startSystem } from './system';
import { upload, uploadsFor, type Upload } from './upload';

type OnceCommand = Extract<Command, { name: 'once' }>;

/** An empty file is given seconds here: nobody is still uploading it. */
const SETTINGS = { EMPTY_BLOB_GRACE_SECONDS: '3', SWEEP_SCHEDULE: '*/5 * * * * *' };

/**
 * Transcribes the given files, or the samples, in a system of its own (free ports, data thrown away
 * at the end), and ends. Returns the exit code: 0 when all completed, 1 when any was not.
 */
export async function once(command: OnceCommand, projectDirectory: string): Promise<number> {
  const out = command.json ? process.stderr : process.stdout;
  const say = (line: string) => out.write(`${line}\n`);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'callscribe-'));
  const removeData = () => {
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    const { model } = command;
    const stack = await startSystem({
      projectDirectory,
      dataDirectory,
      ports: {},
      settings: SETTINGS,
      say,
      ...(model && { model }),
    });
    const progress = new Progress(out, () => jobProgress(stack.speech.url));
    try {
      const files = command.files.length > 0 ? command.files : samples(projectDirectory);
      const ended = await followUploads(stack.addresses, uploadsFor(files), (row) => {
        progress.step(row);
      });
      const { url } = stack.host();
      const views = await Promise.all(ended.map((id) => fetchRecording(url, id)));
      progress.stop();
      if (command.json) printJson(views);
      else await printTexts(views, url);
      return views.every((view) => view.status === 'completed') ? 0 : 1;
    } finally {
      progress.stop();
      await stack.close();
    }
  } finally {
    removeData();
  }
}

/** The samples that come with the project. */
export function samples(projectDirectory: string): string[] {
  const folder = join(projectDirectory, 'samples');
  return readdirSync(folder)
    .filter((name) => /\.(wav|mp3|ogg|opus|flac|m4a)$/.test(name))
    .map((name) => join(folder, name));
}

/** Uploads, and waits until each recording is at an end. Resolves with their ids, in the given order. */
async function followUploads(
  running: StackAddresses,
  uploads: readonly Upload[],
  onStep: (row: LedgerRow) => void,
): Promise<string[]> {
  const ids = uploads.map(({ path }) => recordingIdOf('recordings', path));
  const open = new Set(ids);
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const cosmos = { endpoint: running.cosmosEndpoint, key: running.cosmosKey };
  const watch = watchLedger(cosmos, (row) => {
    onStep(row);
    if (isTerminal(row.status)) open.delete(row.id);
    if (open.size === 0) finish();
  });
  try {
    await Promise.all(uploads.map((one) => upload(running.storageConnectionString, one)));
    await finished;
  } finally {
    await watch.stop();
  }
  return ids;
}

function printJson(views: readonly RecordingView[]): void {
  process.stdout.write(`${JSON.stringify({ recordings: views.map(toJsonReport) }, null, 2)}\n`);
}

async function printTexts(views: readonly RecordingView[], apiUrl: string): Promise<void> {
  for (const view of views) {
    const transcript = view.result ? await fetchTranscript(apiUrl, view.id) : undefined;
    process.stdout.write(`\n${toText(view, transcript)}\n`);
  }
}
