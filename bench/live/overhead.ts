import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LiveEngine } from '../../local/live/engine';
import { ScriptedLiveEngine } from '../../local/live/scripted-live-engine';
import { tapeAudio } from '../../local/live/scripted/audio-clock';
import { WavFile } from '../../live/audio/wav-file';
import { percentilesOf, type Percentiles } from '../load/percentiles';
import { PROJECT } from '../project';
import { startRig } from '../rig/start-rig';
import { QUICK } from '../service-times';

/** What lies between a partial of the service and the line on the screen. */
export interface OverheadFigures {
  readonly provider: string;
  readonly partials: number;
  /** From the moment the service has it to its line in the output of `npm run live` (ms). */
  readonly ms: Percentiles;
}

const PROVIDERS = ['azure-speech', 'speechmatics'] as const;

/** A partial that the service has sent and that was not seen on the screen yet. */
interface Sent {
  readonly text: string;
  readonly at: number;
}

/** Streams as long as that at the pace of real time, with each service, and reads the screen. */
export async function liveOverhead(seconds: number): Promise<OverheadFigures[]> {
  const sent: Sent[] = [];
  const engine = noting(new ScriptedLiveEngine(), (text) => {
    sent.push({ text: plain(text), at: performance.now() });
  });
  const rig = await startRig({ serviceTime: QUICK, liveEngine: engine });
  const wav = await WavFile.create(join(tmpdir(), `callscribe-overhead-${process.pid}.wav`), 1);
  try {
    await wav.append(tapeAudio(1, seconds * 1000));
    await wav.close();
    const figures: OverheadFigures[] = [];
    for (const provider of PROVIDERS) {
      sent.length = 0;
      const ms = await watch(rig.stack.host().url, provider, wav.path, sent);
      figures.push({ provider, partials: ms.length, ms: percentilesOf(ms) });
    }
    return figures;
  } finally {
    await rm(wav.path);
    await rig.close();
  }
}

/** Runs the command, and tells for each partial how long it took to its line. */
async function watch(
  apiUrl: string,
  provider: string,
  file: string,
  sent: Sent[],
): Promise<number[]> {
  const main = join(PROJECT, 'dist', 'live', 'main.js');
  const child = spawn(process.execPath, [main, file, '--provider', provider], {
    env: { ...process.env, CALLSCRIBE_URL: apiUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const took: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const at = performance.now();
    if (!line.startsWith('[partial]: ')) continue;
    // What was settled of a sentence stands before it.
    const index = sent.findIndex(({ text }) => plain(line).endsWith(text));
    const [partial] = index < 0 ? [] : sent.splice(0, index + 1).slice(-1);
    if (partial) took.push(at - partial.at);
  }
  await ended;
  return took;
}

/** Tells of each partial that an engine gives, at that moment. */
function noting(engine: LiveEngine, onPartial: (text: string) => void): LiveEngine {
  return {
    open: (options, listener) =>
      engine.open(options, {
        onSpeech: (channel, offsetMs) => listener.onSpeech?.(channel, offsetMs),
        onPartial: (partial) => {
          onPartial(partial.text);
          listener.onPartial?.(partial);
        },
        onFinal: (final) => {
          listener.onFinal(final);
        },
        onPause: (channel, offsetMs) => listener.onPause?.(channel, offsetMs),
        onError: (error) => {
          listener.onError(error);
        },
      }),
    ready: async () => engine.ready?.(),
    close: () => engine.close(),
  };
}

/** As both services would write it. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N} ]/gu, '');
