import type { Layer } from './xvector-model';

/** Vectors of one length, one after another. */
export interface Frames {
  readonly count: number;
  readonly size: number;
  readonly values: Float32Array;
}

/**
 * Applies a layer to every `stride`-th frame, joined with its neighbours. At the ends the first or
 * last frame stands in for those that are not there.
 *
 * @param context offsets of the frames that are joined, e.g. [-2, 0, 2]
 */
export function applyLayer(
  layer: Layer,
  input: Frames,
  context: readonly number[],
  stride = 1,
): Frames {
  const size = layer.weights.rows;
  const count = Math.ceil(input.count / stride);
  const values = new Float32Array(count * size);
  const joined = new Float32Array(layer.weights.columns);
  for (let frame = 0; frame < count; frame++) {
    context.forEach((offset, i) => {
      const at = Math.min(Math.max(frame * stride + offset, 0), input.count - 1) * input.size;
      joined.set(input.values.subarray(at, at + input.size), i * input.size);
    });
    const out = values.subarray(frame * size, (frame + 1) * size);
    multiply(layer.weights.values, joined, out);
    finish(layer, out);
  }
  return { count, size, values };
}

/** Four rows at a time, so that every input is read once for four: all the time goes here. */
function multiply(weights: Float32Array, input: Float32Array, out: Float32Array): void {
  const columns = input.length;
  for (let row = 0; row < out.length; row += 4) {
    const at = row * columns;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < columns; i++) {
      const value = input[i] ?? 0;
      a += value * (weights[at + i] ?? 0);
      b += value * (weights[at + columns + i] ?? 0);
      c += value * (weights[at + 2 * columns + i] ?? 0);
      d += value * (weights[at + 3 * columns + i] ?? 0);
    }
    // Writing beyond the end of a typed array does nothing, should the rows not divide by four.
    out[row] = a;
    out[row + 1] = b;
    out[row + 2] = c;
    out[row + 3] = d;
  }
}

function finish({ bias, normalization }: Layer, out: Float32Array): void {
  for (let row = 0; row < out.length; row++) {
    const value = (out[row] ?? 0) + (bias[row] ?? 0);
    out[row] = normalization
      ? Math.max(0, value) * (normalization.scale[row] ?? 0) + (normalization.offset[row] ?? 0)
      : value;
  }
}
