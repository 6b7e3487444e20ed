import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KaldiFile } from './kaldi-file';
import type { Matrix } from './kaldi-file';

/** An affine layer, then (except for the last) a rectifier and a batch normalization. */
export interface Layer {
  readonly weights: Matrix;
  readonly bias: Float32Array;
  readonly normalization?: { readonly scale: Float32Array; readonly offset: Float32Array };
}

/** The x-vector network and what is done to its output before vectors are compared. */
export interface XVectorModel {
  /** Layers on frames. */
  readonly tdnn: readonly [Layer, Layer, Layer, Layer, Layer];
  /** The layer on statistics over frames; its output is the x-vector. */
  readonly embedding: Layer;
  readonly mean: Float32Array;
  readonly whitening: Matrix;
}

/** @param folder holds final.ext.raw, mean.vec and transform.mat of vosk-model-spk-0.4 */
export async function loadXVectorModel(folder: string): Promise<XVectorModel> {
  const network = new KaldiFile(await readFile(join(folder, 'final.ext.raw')));
  const transform = new KaldiFile(await readFile(join(folder, 'transform.mat')));
  const frameLayer = (name: string) => ({
    ...affine(network, name),
    normalization: normalization(network, name),
  });
  return {
    tdnn: [
      frameLayer('tdnn1'),
      frameLayer('tdnn2'),
      frameLayer('tdnn3'),
      frameLayer('tdnn4'),
      frameLayer('tdnn5'),
    ],
    embedding: affine(network, 'tdnn6'),
    mean: textVector(await readFile(join(folder, 'mean.vec'), 'latin1')),
    whitening: transform.matrix(transform.after('\0B')),
  };
}

function affine(network: KaldiFile, name: string): Layer {
  const at = network.after(`<ComponentName> ${name}.affine `);
  const weights = network.matrix(network.after('<LinearParams> ', at));
  return { weights, bias: network.vector(network.after('<BiasParams> ', at)) };
}

/** Kaldi keeps mean and variance; folded into one multiplication and one addition. */
function normalization(network: KaldiFile, name: string) {
  const at = network.after(`<ComponentName> ${name}.batchnorm `);
  const mean = network.vector(network.after('<StatsMean> ', at));
  const variance = network.vector(network.after('<StatsVar> ', at));
  const epsilon = network.float(network.after('<Epsilon> ', at));
  const target = network.float(network.after('<TargetRms> ', at));
  const scale = variance.map((value) => target / Math.sqrt(value + epsilon));
  return { scale, offset: mean.map((value, i) => -value * (scale[i] ?? 0)) };
}

/** ` [ 1.5 -2 … ]` */
function textVector(text: string): Float32Array {
  return Float32Array.from(text.replace(/[[\]]/g, ' ').trim().split(/\s+/), Number);
}
