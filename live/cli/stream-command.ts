import { basename } from 'node:path';
import { begun } from '../audio/begun';
import { channelsOf, decodeFile } from '../audio/decode-file';
import { microphone } from '../audio/microphone';
import type { WavFile } from '../audio/wav-file';
import { LiveSession, type AppAddress, type SessionRequest } from '../client';
import type { LiveRun } from '../run/live-run';
import { mustHaveChannels } from '../run/must-have-channels';
import { streamAudio } from '../run/stream-audio';
import { uploadRecording } from '../run/upload-recording';
import type { LiveView } from '../run/watched-events';
import type { LiveCommand } from './arguments';
import { withWavFile } from './with-wav-file';
import { Screen, type Out } from './screen';

const MOST_NAME = 120;

/** Opens a session, streams into it what the command names, and shows it while it comes. */
export async function streamCommand(
  command: LiveCommand,
  app: AppAddress,
  out: Out,
  signal: AbortSignal,
): Promise<LiveRun> {
  const { source, pace } = command;
  const channels = source === 'microphone' ? 1 : await channelsOf(source.file);
  // First, so that nothing is opened where there is no microphone. What it hears meanwhile is kept.
  const heard = source === 'microphone' ? await begun(microphone(signal)) : undefined;
  const openedAt = performance.now();
  const session = await LiveSession.open(app, requestFor(command, channels));
  try {
    await mustHaveChannels(session, channels);
    const { provider, reasons, options } = session.opened;
    const screen = new Screen(out, options.channels);
    screen.line(`${provider}, ${options.locale}: ${reasons.join(' ')}`);
    const stream = (recording?: WavFile) =>
      streamAudio(session, openedAt, {
        ...(source === 'microphone'
          ? { audio: heard ?? microphone(signal) }
          : { audio: decodeFile(source.file, options.channels), pace }),
        ...(recording && { recording }),
        signal,
        ...viewOn(screen),
      });
    const run = command.record
      ? await withWavFile(options.channels, stream, async (file) => {
          const { container, path } = await uploadRecording(session, file);
          screen.line(`audio uploaded to ${container}/${path}`);
        })
      : await stream();
    if (run.trouble !== undefined) screen.line(run.trouble);
    return run;
  } finally {
    session.leave();
  }
}

function viewOn(screen: Screen): LiveView {
  return {
    onPartial: (partial) => {
      screen.partial(partial);
    },
    onFinal: (final) => {
      screen.final(final);
    },
    onReconnecting: ({ message }) => {
      screen.line(`${message} Connecting again; nothing that was said is lost.`);
    },
  };
}

function requestFor(command: LiveCommand, channels: number): SessionRequest {
  const { source, provider, locale, separation, phrases, record } = command;
  const told = separation ?? (channels === 2 ? 'channels' : undefined);
  return {
    name: source === 'microphone' ? 'microphone' : basename(source.file).slice(-MOST_NAME),
    ...(told !== undefined && { separation: told }),
    ...(provider !== undefined && { provider }),
    ...(locale !== undefined && { locale }),
    ...(phrases && { phrases }),
    ...(record && { record }),
  };
}
