import { LiveModels } from './live-models';
import { LiveRecognizer } from './live-recognizer';
import { commandSchema } from './protocol';
import type { Answer, Command } from './protocol';

/**
 * The live recognizer's own process: what it computes must not hold up the sockets of its parent, nor
 * may a crash of native code end them. Ends when the parent does.
 */
let recognizer: LiveRecognizer | undefined;

async function obey(command: Command): Promise<void> {
  if (command.type === 'load') {
    const models = await LiveModels.load(command.folders, command.threads);
    recognizer = new LiveRecognizer(models, (stream, event) =>
      say({ type: 'event', stream, event }),
    );
    return;
  }
  if (!recognizer) throw new Error('The models were not loaded.');
  switch (command.type) {
    case 'open':
      return recognizer.open(command.stream, command.options);
    case 'audio':
      return recognizer.audio(command.stream, command.channel, command.pcm);
    case 'cut':
      return recognizer.cut(command.stream, command.channel);
    case 'finish':
      return recognizer.finish(command.stream);
    case 'close':
      return recognizer.close(command.stream);
  }
}

function say(answer: Answer): void {
  process.send?.(answer);
}

process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent decides
process.on('message', (message) => {
  const command = commandSchema.parse(message);
  const { id } = command;
  obey(command).then(
    () => say({ type: 'done', id }),
    (error: unknown) => say({ type: 'failed', id, message: String(error) }),
  );
});
