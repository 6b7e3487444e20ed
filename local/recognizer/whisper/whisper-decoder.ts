import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { floats } from '../onnx-session';

/** What one step of the decoder gives. */
export interface DecoderStep {
  /** One row of numbers over the vocabulary for every token that was put in. */
  readonly logits: readonly Float32Array[];
  /** Attention of the last token that was put in: one row over the 1500 audio frames a head. */
  readonly attention: readonly Float32Array[];
}

type Cache = Readonly<Record<string, Tensor>>;

/** Of Whisper base; other sizes have more heads. */
const HEADS = 8;
const HEAD_SIZE = 64;

/**
 * The decoder session with its key-value cache, for one stretch of audio. Only the outputs that are
 * needed are asked for: all attentions of all layers would cost more than the decoding itself.
 */
export class WhisperDecoder {
  readonly #session: InferenceSession;
  readonly #encoded: Tensor;
  readonly #heads: readonly (readonly [layer: number, head: number])[];
  readonly #wanted: string[];
  #cache: Cache | undefined;

  constructor(
    session: InferenceSession,
    encoded: Tensor,
    heads: readonly (readonly [layer: number, head: number])[],
  ) {
    this.#session = session;
    this.#encoded = encoded;
    this.#heads = heads;
    const layers = new Set(heads.map(([layer]) => `cross_attentions.${layer}`));
    this.#wanted = session.outputNames.filter(
      (name) => name === 'logits' || name.startsWith('present') || layers.has(name),
    );
  }

  /** Puts the first tokens in; forgets everything that came before. */
  async begin(tokens: readonly number[]): Promise<DecoderStep> {
    this.#cache = undefined;
    return this.#run(tokens);
  }

  /** Puts the next token in. */
  async next(token: number): Promise<DecoderStep> {
    return this.#run([token]);
  }

  async #run(tokens: readonly number[]): Promise<DecoderStep> {
    const outputs = await this.#session.run(
      {
        input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
        encoder_hidden_states: this.#encoded,
        use_cache_branch: new Tensor('bool', [this.#cache !== undefined], [1]),
        ...(this.#cache ?? this.#emptyCache()),
      },
      this.#wanted,
    );
    this.#cache = this.#nextCache(outputs);
    const logits = floats(outputs.logits, 'logits');
    const vocabulary = logits.length / tokens.length;
    return {
      logits: tokens.map((_, row) => logits.subarray(row * vocabulary, (row + 1) * vocabulary)),
      attention: this.#heads.map(([layer, head]) => {
        const name = `cross_attentions.${layer}`;
        const frames = outputs[name]?.dims[3] ?? 0;
        // [1, heads, tokens, frames]: the row of the last token
        const row = (head + 1) * tokens.length - 1;
        return floats(outputs[name], name).slice(row * frames, (row + 1) * frames);
      }),
    };
  }

  /** Keys and values of the audio come only with the first step; those of the text grow. */
  #nextCache(outputs: InferenceSession.OnnxValueMapType): Cache {
    const next: Record<string, Tensor> = {};
    for (const name of this.#cacheNames()) {
      const ofAudio = name.includes('.encoder.') ? this.#cache?.[name] : undefined;
      const tensor = ofAudio ?? outputs[name.replace('past_key_values', 'present')];
      if (tensor) next[name] = tensor;
    }
    return next;
  }

  #emptyCache(): Cache {
    const nothing = () => new Tensor('float32', new Float32Array(0), [1, HEADS, 0, HEAD_SIZE]);
    return Object.fromEntries(this.#cacheNames().map((name) => [name, nothing()]));
  }

  #cacheNames(): string[] {
    return this.#session.inputNames.filter((name) => name.startsWith('past_key_values'));
  }
}
