import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sherpa from 'sherpa-onnx-node';
import type { CallScript, EnglishCall, Role } from './call-script.ts';
import { ESPEAK_SAMPLE_RATE, readByEspeak } from './espeak.ts';
import { seedNoise } from './seed-noise.ts';

/** Both kinds of noise well below the voice's own 0.667 and 0.8: fewer mumbled words. */
const NOISE = 0.333;
/** What counts as silence at the ends of a reading, of full scale. */
const SILENCE = 0.004;

export interface SpokenTurn {
  role: Role;
  text: string;
  pauseSeconds: number;
  /** Mono, −1 … 1, without the silence around it. */
  samples: Float32Array;
}

export interface SpokenCall {
  sampleRate: number;
  turns: SpokenTurn[];
}

/** Reads a call aloud, English by the voice in `voiceFolder`; the same script gives the same samples. */
export async function speak(script: CallScript, voiceFolder: string): Promise<SpokenCall> {
  if (script.locale === 'de-DE') {
    const { voices } = script;
    const turns = script.turns.map((turn) => {
      const read = readByEspeak(turn.spoken ?? turn.text, voices[turn.role]);
      return toSpokenTurn(turn, read, voices[turn.role].levelDbfs);
    });
    return { sampleRate: ESPEAK_SAMPLE_RATE, turns };
  }
  return speakEnglish(script, voiceFolder);
}

async function speakEnglish(script: EnglishCall, voiceFolder: string): Promise<SpokenCall> {
  const model = join(voiceFolder, `${script.name}.onnx`);
  const plainModel = await readFile(join(voiceFolder, 'model.onnx'));
  await writeFile(model, seedNoise(plainModel, script.seed));
  const engine = new sherpa.OfflineTts({
    model: {
      vits: {
        model,
        tokens: join(voiceFolder, 'tokens.txt'),
        dataDir: join(voiceFolder, 'espeak-ng-data'),
        noiseScale: NOISE,
        noiseScaleW: NOISE,
      },
      numThreads: 1, // More threads could add up in another order and so give other samples.
    },
    maxNumSentences: 1,
  });
  const turns = script.turns.map((turn) => {
    const { speaker: sid, speed, levelDbfs } = script.voices[turn.role];
    const request = { text: turn.spoken ?? turn.text, sid, speed, enableExternalBuffer: false };
    return toSpokenTurn(turn, engine.generate(request).samples, levelDbfs);
  });
  return { sampleRate: engine.sampleRate, turns };
}

function toSpokenTurn(
  { role, text, pauseSeconds }: CallScript['turns'][number],
  read: Float32Array,
  levelDbfs: number,
): SpokenTurn {
  return { role, text, pauseSeconds, samples: atLevel(trimmed(read), levelDbfs) };
}

function trimmed(samples: Float32Array): Float32Array {
  const isSound = (sample: number): boolean => Math.abs(sample) > SILENCE;
  return samples.subarray(samples.findIndex(isSound), samples.findLastIndex(isSound) + 1);
}

/** Scaled to an RMS level, or to just below full scale where that level would clip. */
function atLevel(samples: Float32Array, levelDbfs: number): Float32Array {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const wanted = 10 ** (levelDbfs / 20) / Math.sqrt(energy / samples.length);
  const gain = Math.min(wanted, 0.9 / peak);
  return samples.map((sample) => sample * gain);
}
