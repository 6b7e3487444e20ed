import { constants, setPriority } from 'node:os';
import { RecognitionError } from '../../speech/engine';
import { Recognizer } from '../recognizer';
import { CommandSchema } from './protocol';
import type { Answer, Command } from './protocol';

/**
 * The recognizer's own process. It blocks for seconds at a time, and native code on files from
 * strangers may crash it: neither must reach the parent. Ends when the parent does.
 */

/** More progress messages than this a second would help nobody. */
const PROGRESS_EVERY_MS = 250;

let recognizer: Recognizer | undefined;

async function obey(command: Command): Promise<Answer> {
  switch (command.type) {
    case 'load':
      recognizer = await Recognizer.load(command.folders, command.threads);
      return { type: 'loaded' };
    case 'recognize': {
      if (!recognizer) throw new Error('The models were not loaded.');
      return { type: 'recognized', audio: await recognizer.recognize(command.task, progress()) };
    }
  }
}

function progress(): (fraction: number) => void {
  let last = 0;
  return (fraction) => {
    if (Date.now() - last < PROGRESS_EVERY_MS) return;
    last = Date.now();
    say({ type: 'progress', fraction });
  };
}

function failure(error: unknown): Answer {
  if (error instanceof RecognitionError) {
    return { type: 'failed', kind: error.kind, message: error.message };
  }
  return { type: 'failed', kind: 'Internal', message: String(error) };
}

function say(answer: Answer): void {
  process.send?.(answer);
}

// The rest of the machine comes first: recognition takes all the processor time it can get.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent decides
process.on('message', (message) => {
  void Promise.resolve(message)
    .then((json) => obey(CommandSchema.parse(json)))
    .catch(failure)
    .then(say);
});
