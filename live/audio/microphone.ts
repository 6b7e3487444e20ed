import { spawn, type ChildProcess } from 'node:child_process';
import { SAMPLE_RATE } from './decode-file';

/** There is no way to a microphone here. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
}

type Program = readonly [command: string, ...words: string[]];

const RAW = ['-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', '1', '-'];
const FFMPEG = ['ffmpeg', '-hide_banner', '-loglevel', 'error', '-nostdin'] as const;

/** Programs that write the microphone to their output, raw, the likeliest first. */
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, readonly Program[]>>> = {
  linux: [
    ['arecord', '-q', '-t', 'raw', '-f', 'S16_LE', '-r', `${SAMPLE_RATE}`, '-c', '1', '-'],
    [...FFMPEG, '-f', 'pulse', '-i', 'default', ...RAW],
    [...FFMPEG, '-f', 'alsa', '-i', 'default', ...RAW],
  ],
  darwin: [[...FFMPEG, '-f', 'avfoundation', '-i', ':default', ...RAW]],
  win32: [[...FFMPEG, '-f', 'dshow', '-i', 'audio=default', ...RAW]],
};

/**
 * The microphone: mono, 16 kHz, 16 bit, until the signal. Ends by itself only when the program does.
 *
 * @throws MicrophoneError when no program is there that can record, or none finds a microphone
 */
export async function* microphone(
  signal: AbortSignal,
  programs: readonly Program[] = PROGRAMS[process.platform] ?? [],
): AsyncGenerator<Uint8Array> {
  const reasons: string[] = [];
  for (const program of programs) {
    const recorder = new Recorder(program);
    const stop = () => {
      recorder.stop();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      yield* recorder.audio();
    } finally {
      signal.removeEventListener('abort', stop);
      recorder.stop();
    }
    if (signal.aborted || recorder.hasRecorded) return;
    reasons.push(`${program[0]}: ${await recorder.why()}`);
  }
  const tried = [...new Set(reasons)].join('; ');
  throw new MicrophoneError(
    `No microphone could be opened${tried ? ` (${tried})` : ''}. Install arecord (package alsa-utils) or ffmpeg, plug in a microphone, or stream a file: npm run live -- FILE`,
  );
}

/** One program, and what it says for itself. */
class Recorder {
  hasRecorded = false;
  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;
  private complaint = '';

  constructor([command, ...words]: Program) {
    this.child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stderr?.on('data', (text: Buffer) => {
      this.complaint = text.toString('utf8').trim().split('\n').at(-1) ?? '';
    });
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'ENOENT' ? 'it is not installed' : error.message);
      });
      this.child.once('close', (code) => {
        resolve(`it ended with ${String(code)}`);
      });
    });
  }

  async *audio(): AsyncGenerator<Uint8Array> {
    for await (const block of this.child.stdout ?? []) {
      this.hasRecorded = true;
      yield block as Buffer;
    }
  }

  stop(): void {
    this.child.kill('SIGTERM');
  }

  async why(): Promise<string> {
    const how = await this.ended;
    return this.complaint === '' ? how : this.complaint;
  }
}
