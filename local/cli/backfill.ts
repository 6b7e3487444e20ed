import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../cli/run-command';
import { BACKFILL_HELP, parseBackfill, type BackfillCommand } from './backfill-arguments';
import { backfillApi, Unanswered, type BackfillApi, type BackfillView } from './backfill-api';

const LOOK_MS = 1_000;

/** Looks without an answer after which it is given up: an app that is deployed or restarted comes back sooner. */
const MOST_UNANSWERED = 120;

/** The exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

async function run(command: BackfillCommand): Promise<number> {
  const out = command.json ? process.stderr : process.stdout;
  const say = (line: string) => out.write(`${line}\n`);
  const api = backfillApi(command);
  const started = await api.start(command);
  say(`${started.id} is under way; Ctrl-C leaves it running, and the same command joins it again.`);
  const interrupt = () => {
    say('It goes on without this command. The same command again shows how far it is.');
    process.exit(INTERRUPTED);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const ended = await follow(api, started, say);
  process.stdout.write(command.json ? `${JSON.stringify(ended, null, 2)}\n` : `${report(ended)}\n`);
  return ended.status === 'done' && ended.failed === 0 ? 0 : 1;
}

/** Says how far it is whenever that changes, until it is over. */
async function follow(
  api: BackfillApi,
  started: BackfillView,
  say: (line: string) => void,
): Promise<BackfillView> {
  let current = started;
  let said = '';
  for (let unanswered = 0; current.status === 'running' || current.status === 'waiting';) {
    const line = progressLine(current);
    if (line !== said) say(line);
    said = line;
    await sleep(LOOK_MS);
    try {
      current = await api.read(started.id);
      unanswered = 0;
    } catch (error) {
      unanswered += 1;
      if (!(error instanceof Unanswered) || unanswered === MOST_UNANSWERED) throw error;
      if (unanswered === 1) say(`${error.message} Still trying …`);
    }
  }
  return current;
}

function progressLine(view: BackfillView): string {
  const waits = view.status === 'waiting' && view.reason ? `; waits: ${view.reason.message}` : '';
  return `${new Date().toTimeString().slice(0, 8)}  ${countsOf(view)}${waits}`;
}

function countsOf({ pages, taken, known, rejected, failed }: BackfillView): string {
  const parts = [`${taken} taken in`, `${known} known already`];
  if (rejected > 0) parts.push(`${rejected} rejected (the ledger says why)`);
  if (failed > 0) parts.push(`${failed} not taken in`);
  return `${parts.join(', ')}, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
}

function report(view: BackfillView): string {
  const lines = [`${view.status}: ${countsOf(view)}`];
  if (view.reason) lines.push(view.reason.message);
  for (const { path, reason } of view.failures) lines.push(`  ${path}: ${reason.message}`);
  if (view.taken > 0) lines.push('They are transcribed when nothing of today waits.');
  return lines.join('\n');
}

runCommand({
  help: BACKFILL_HELP,
  parse: (words) => parseBackfill(words, process.env),
  run,
});
