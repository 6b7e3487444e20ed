import { InferenceSession, Tensor } from 'onnxruntime-node';
import { QUIET_SESSION, floats } from '../onnx-session';
import { SAMPLE_RATE, VOICE_WINDOW } from './units';

/** Samples before the window that Silero v5 wants to see again. */
const CONTEXT = 64;

/** Loads Silero VAD v5; the session is shared by all channels. */
export async function loadVoiceDetector(modelFile: string): Promise<InferenceSession> {
  // The model is tiny: more threads would only cost.
  return InferenceSession.create(modelFile, { ...QUIET_SESSION, intraOpNumThreads: 1 });
}

/** Judges one channel, window after window: the network keeps a state between them. */
export class VoiceDetector {
  readonly #session: InferenceSession;
  readonly #rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), [1]);
  readonly #input = new Float32Array(CONTEXT + VOICE_WINDOW);
  #state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);

  constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** The probability, 0 to 1, that the next 512 samples hold a voice. */
  async next(window: Float32Array): Promise<number> {
    this.#input.copyWithin(0, VOICE_WINDOW); // the end of the last window is the context
    this.#input.set(window, CONTEXT);
    const { output, stateN } = await this.#session.run({
      input: new Tensor('float32', this.#input, [1, this.#input.length]),
      state: this.#state,
      sr: this.#rate,
    });
    this.#state = new Tensor('float32', floats(stateN, 'stateN'), [2, 1, 128]);
    return floats(output, 'output')[0] ?? 0;
  }
}
