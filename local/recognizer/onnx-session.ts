import type { InferenceSession, Tensor } from 'onnxruntime-node';

/** Options for all ONNX sessions. */
export const QUIET_SESSION: InferenceSession.SessionOptions = {
  logSeverityLevel: 3, // errors only
  // Threads that wait must sleep: spinning takes the processor from the rest of the laptop, and made
  // decoding slower whenever something else was running.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

/** The numbers of an output; says which one is absent instead of failing later. */
export function floats(tensor: Tensor | undefined, name: string): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`The model gave no numbers for ${name}: its file is another one.`);
}
