import type { AppAddress } from '../client';
import type { LiveRun } from '../run/live-run';
import { useWebSocketOfNode } from '../run/web-socket-of-node';
import type { LiveCommand } from './arguments';
import { listenToInterrupts } from './interrupts';
import { Outcomes, outcomeLines, type Outcome } from './outcome';
import { streamCommand } from './stream-command';
import { withTheApp } from './the-app';

/** What the command came to. */
interface Done {
  readonly run: LiveRun;
  readonly app: AppAddress;
  readonly outcome: Outcome;
  readonly transcript: string | undefined;
}

/** Streams, shows, waits for the summary. Returns the exit code. */
export async function live(command: LiveCommand, from: string): Promise<number> {
  const out = command.json ? process.stderr : process.stdout;
  const say = (line: string) => out.write(`${line}\n`);
  await useWebSocketOfNode();
  const interrupts = listenToInterrupts(() => {
    say('\nending the session …');
  });
  try {
    return await withTheApp(process.env, from, say, async (app) => {
      const run = await streamCommand(command, app, out, interrupts.first);
      say('\nthe session is closed; waiting for its summary …');
      const outcomes = new Outcomes(app);
      const outcome = await outcomes.completion(run.sessionId);
      const transcript = await outcomes.transcript(run.sessionId);
      const done: Done = { run, app, outcome, transcript };
      if (command.json) printJson(done);
      else printText(done, say);
      if (command.record) await tellOfRecording(outcomes, run.sessionId, say);
      return outcome.status === 'completed' && run.trouble === undefined ? 0 : 1;
    });
  } finally {
    interrupts.stop();
  }
}

function printText({ run, app, outcome, transcript }: Done, say: (line: string) => void): void {
  say(`\nFull transcript\n\n${transcript ?? 'There is none.'}`);
  say(`\nSummary\n\n${outcomeLines(outcome).join('\n')}`);
  say(`\n${figures(run)}`);
  say(new URL(`/api/recordings/${run.sessionId}`, app.apiUrl).href);
}

/** Captions came at once; the most accurate transcript comes later. */
async function tellOfRecording(
  outcomes: Outcomes,
  sessionId: string,
  say: (line: string) => void,
): Promise<void> {
  say('\nwaiting for batch transcription of the audio …');
  const { id, status, reason } = await outcomes.completionOfRecording(sessionId);
  const transcript = await outcomes.transcript(id);
  say(`\nTranscript by batch (${id})\n\n${transcript ?? reason?.message ?? status}`);
}

function figures(run: LiveRun): string {
  const { firstPartialMs, finalMs, overheadMs, durationMs, finals, partials } = run;
  const parts = [
    `${seconds(durationMs)} of audio`,
    `${partials} partials, ${finals.length} finals`,
    ...(firstPartialMs === undefined ? [] : [`first partial after ${seconds(firstPartialMs)}`]),
    ...(finalMs === undefined ? [] : [`finals after ${seconds(finalMs)} (median)`]),
    ...(overheadMs.length === 0 ? [] : [`own overhead ${percentile95(overheadMs)} ms (p95)`]),
  ];
  return parts.join(', ');
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function percentile95(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0).toFixed(1);
}

function printJson({ run, outcome, transcript }: Done): void {
  const { finals, overheadMs: _each, ...figuresOf } = run;
  const document = {
    ...figuresOf,
    overheadP95Ms: Number(percentile95(run.overheadMs)),
    finals: finals.map(({ receivedAt: _receivedAt, ...final }) => final),
    status: outcome.status,
    ...(outcome.reason && { reason: outcome.reason.message }),
    transcript: transcript ?? null,
    summary: outcome.result?.summary ?? null,
  };
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}
