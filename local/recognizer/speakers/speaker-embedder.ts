import { applyLayer } from './layer';
import type { Frames } from './layer';
import { FRAME_SHIFT, mfcc } from './mfcc';
import type { VoiceListener } from './speaker-log';
import { toTelephoneRate } from './telephone-band';
import { loadXVectorModel } from './xvector-model';
import type { XVectorModel } from './xvector-model';

/** The network looks at every third frame: 30 ms, in samples at 16 kHz. */
const STEP = 3 * FRAME_SHIFT * 2;

/** Tells voices apart: a stretch of speech becomes a vector of length 1. */
export class SpeakerEmbedder implements VoiceListener {
  private constructor(private readonly model: XVectorModel) {}

  static async load(folder: string): Promise<SpeakerEmbedder> {
    return new SpeakerEmbedder(await loadXVectorModel(folder));
  }

  /**
   * Listens to a segment, and gives a function that describes the voice in a part of it.
   *
   * @param audio 16 kHz; the parts are positions in it
   */
  listen(audio: Float32Array): (from: number, to: number) => Float32Array {
    const [first, second, third, fourth, fifth] = this.model.tdnn;
    const near = applyLayer(first, mfcc(toTelephoneRate(audio)), [-2, -1, 0, 1, 2]);
    const wide = applyLayer(second, near, [-2, 0, 2], 3);
    const wider = applyLayer(third, wide, [-1, 0, 1]); // of every third frame: 90 ms apart
    const frames = applyLayer(fifth, applyLayer(fourth, wider, [0]), [0]);
    return (from, to) => this.voiceOf(frames, from, to);
  }

  private voiceOf(frames: Frames, from: number, to: number): Float32Array {
    const last = Math.max(0, frames.count - 1);
    const first = Math.min(Math.floor(from / STEP), last);
    const end = Math.min(Math.max(Math.ceil(to / STEP), first + 1), frames.count);
    const values = statistics(frames, first, end);
    const vector = applyLayer(
      this.model.embedding,
      { count: 1, size: values.length, values },
      [0],
    ).values.map((value, i) => value - (this.model.mean[i] ?? 0));
    return ofLengthOne(whitened(vector, this.model));
  }
}

/** Mean and deviation of every number over the frames. */
function statistics({ size, values }: Frames, first: number, end: number): Float32Array {
  const result = new Float32Array(2 * size);
  for (let k = 0; k < size; k++) {
    let sum = 0;
    let squares = 0;
    for (let frame = first; frame < end; frame++) {
      const value = values[frame * size + k] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / (end - first);
    result[k] = mean;
    result[size + k] = Math.sqrt(Math.max(1e-10, squares / (end - first) - mean * mean));
  }
  return result;
}

function whitened(vector: Float32Array, { whitening }: XVectorModel): Float32Array {
  const { rows, columns, values } = whitening;
  return Float32Array.from({ length: rows }, (_, row) =>
    vector.reduce((sum, value, i) => sum + value * (values[row * columns + i] ?? 0), 0),
  );
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
