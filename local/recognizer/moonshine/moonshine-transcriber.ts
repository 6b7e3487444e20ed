import { join } from 'node:path';
import llamaTokenizer from 'llama-tokenizer-js';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE } from '../audio/units';
import { QUIET_SESSION, floats } from '../onnx-session';

/** Facts of the tiny model. */
const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;
/** Llama's tokens; those of Moonshine's own come after them, and are no text. */
const VOCABULARY = 32_000;
const START = 1;
const END = 2;
/** English has some 4; a loop is cut short. */
const TOKENS_PER_SECOND = 6;

type Cache = Record<string, Tensor>;

/**
 * Moonshine tiny on ONNX: English audio in, text out, no times. Its cost grows with the length of the
 * audio (Whisper always pays for 30 s), which makes it the one to hear an utterance again and again
 * while it is spoken.
 */
export class MoonshineTranscriber {
  private constructor(
    private readonly encoder: InferenceSession,
    private readonly decoder: InferenceSession,
  ) {}

  /** @param folder holds `encoder_model.onnx` and `decoder_model_merged.onnx` */
  static async load(folder: string): Promise<MoonshineTranscriber> {
    const session = (file: string) =>
      InferenceSession.create(join(folder, file), { ...QUIET_SESSION, intraOpNumThreads: 1 });
    const [encoder, decoder] = await Promise.all([
      session('encoder_model.onnx'),
      session('decoder_model_merged.onnx'),
    ]);
    return new MoonshineTranscriber(encoder, decoder);
  }

  /** @param audio 16 kHz; a second or more, for less than that is hardly understood */
  async transcribe(audio: Float32Array): Promise<string> {
    const { last_hidden_state: hidden } = await this.encoder.run({
      input_values: new Tensor('float32', audio, [1, audio.length]),
    });
    if (!hidden) throw new Error('The model gave no last_hidden_state: its file is another one.');
    const tokens: number[] = [];
    let cache = emptyCache();
    let token = START;
    const most = Math.ceil((audio.length / SAMPLE_RATE) * TOKENS_PER_SECOND);
    while (tokens.length < most) {
      const outputs = await this.decoder.run({
        ...cache,
        input_ids: new Tensor('int64', BigInt64Array.of(BigInt(token)), [1, 1]),
        encoder_hidden_states: hidden,
        use_cache_branch: new Tensor('bool', [tokens.length > 0], [1]),
      });
      token = indexOfLargest(floats(outputs.logits, 'logits'));
      if (token === END) break;
      cache = nextCache(cache, outputs, tokens.length === 0);
      tokens.push(token);
    }
    const words = tokens.filter((one) => one < VOCABULARY);
    return llamaTokenizer.decode(words, false, true).trim();
  }
}

const KEYS = Array.from({ length: LAYERS }, (_, layer) =>
  ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'].map(
    (name) => `${String(layer)}.${name}`,
  ),
).flat();

function emptyCache(): Cache {
  const none = () => new Tensor('float32', new Float32Array(0), [0, HEADS, 1, HEAD_SIZE]);
  return Object.fromEntries(KEYS.map((key) => [`past_key_values.${key}`, none()]));
}

/** What is known of the audio is computed with the first token, and stays. */
function nextCache(
  cache: Cache,
  outputs: InferenceSession.OnnxValueMapType,
  first: boolean,
): Cache {
  return Object.fromEntries(
    KEYS.map((key) => {
      const name = `past_key_values.${key}`;
      const present = first || key.includes('decoder') ? outputs[`present.${key}`] : cache[name];
      if (!present) throw new Error(`The model gave no present.${key}: its file is another one.`);
      return [name, present];
    }),
  );
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
