import { basename, dirname, join } from 'node:path';
import type { FeatureExtractor, PreTrainedTokenizer } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { SAMPLE_RATE } from '../audio/units';
import { hasSpaces } from '../languages';
import { QUIET_SESSION, floats } from '../onnx-session';
import { alignTokens } from './align-attention';
import { readWhisperTokens } from './generation-config';
import type { WhisperTokens } from './generation-config';
import { greedyText, likeliestLanguage } from './greedy-text';
import type { DecodedText } from './greedy-text';
import { groupWords } from './group-words';
import { WhisperDecoder } from './whisper-decoder';

/** What the feature extractor gives: a log-mel spectrogram. */
const Features = z.object({
  input_features: z.object({ data: z.instanceof(Float32Array), dims: z.array(z.number()) }),
});

/** A word at its place in the audio that was put in; seconds from its start. */
export interface HeardWord {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly start: number;
  readonly end: number;
  /** Geometric mean of the probabilities of the word's tokens, 0 to 1. */
  readonly confidence: number;
}

export interface HeardText {
  /** Whisper's code, e.g. `en`. */
  readonly language: string;
  readonly words: readonly HeardWord[];
}

/** The encoder gives one frame for 20 ms. */
const SAMPLES_PER_FRAME = 320;

/** Together they mean: the model would rather not have written this (OpenAI's own thresholds). */
const NO_SPEECH = 0.6;
const UNLIKELY_TEXT = -1;

/** Whisper on ONNX: at most 30 s of audio in, words with times and confidences out. */
export class WhisperTranscriber {
  private constructor(
    private readonly features: FeatureExtractor,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly encoder: InferenceSession,
    private readonly decoder: InferenceSession,
    private readonly tokens: WhisperTokens,
  ) {}

  /** @param folder holds the files of Xenova/whisper-base, `onnx/` included */
  static async load(folder: string, threads: number): Promise<WhisperTranscriber> {
    const transformers = await import('@huggingface/transformers');
    transformers.env.allowRemoteModels = false;
    transformers.env.localModelPath = dirname(folder);
    const id = basename(folder);
    const [features, tokenizer, encoder, decoder, tokens] = await Promise.all([
      transformers.AutoFeatureExtractor.from_pretrained(id),
      transformers.AutoTokenizer.from_pretrained(id),
      InferenceSession.create(join(folder, 'onnx/encoder_model_quantized.onnx'), {
        ...QUIET_SESSION,
        intraOpNumThreads: threads,
      }),
      InferenceSession.create(join(folder, 'onnx/decoder_model_merged_quantized.onnx'), {
        ...QUIET_SESSION,
        intraOpNumThreads: 1, // a step is too small to share: more threads cost more than they give
      }),
      readWhisperTokens(folder),
    ]);
    return new WhisperTranscriber(features, tokenizer, encoder, decoder, tokens);
  }

  knows(language: string): boolean {
    return this.tokens.languages.has(language);
  }

  /**
   * @param audio 16 kHz, at most 30 s
   * @param languages one, or several to choose from by listening; all of them known
   */
  async transcribe(audio: Float32Array, languages: readonly string[]): Promise<HeardText> {
    const decoder = new WhisperDecoder(
      this.decoder,
      await this.encode(audio),
      this.tokens.alignmentHeads,
    );
    const language =
      languages.length === 1
        ? languages[0]
        : await likeliestLanguage(decoder, this.tokens, languages);
    const token = this.tokens.languages.get(language ?? '');
    if (language === undefined || token === undefined) {
      throw new Error(`Whisper does not know the language ${language}.`);
    }
    const seconds = audio.length / SAMPLE_RATE;
    const text = await greedyText(decoder, this.tokens, token, seconds);
    return { language, words: this.isInvented(text) ? [] : this.words(text, language, audio) };
  }

  private async encode(audio: Float32Array): Promise<Tensor> {
    const { input_features: features } = Features.parse(await this.features(audio));
    const input = new Tensor('float32', features.data, features.dims);
    const outputs = await this.encoder.run({ input_features: input }, ['last_hidden_state']);
    const hidden = outputs.last_hidden_state;
    return new Tensor('float32', floats(hidden, 'last_hidden_state'), hidden?.dims ?? []);
  }

  /** Text about silence or noise that slipped through. */
  private isInvented({ tokens, noSpeech }: DecodedText): boolean {
    const logarithms = tokens.map(({ probability }) => Math.log(probability));
    const average = logarithms.reduce((a, b) => a + b, 0) / Math.max(1, tokens.length);
    return noSpeech > NO_SPEECH && average < UNLIKELY_TEXT;
  }

  private words(text: DecodedText, language: string, audio: Float32Array): HeardWord[] {
    const frames = Math.min(1500, Math.ceil(audio.length / SAMPLES_PER_FRAME));
    const starts = alignTokens(text.attention, frames);
    const time = (token: number) => ((starts[token] ?? frames) * SAMPLES_PER_FRAME) / SAMPLE_RATE;
    const ids = text.tokens.map(({ id }) => id);
    const decode = (some: readonly number[]) =>
      this.tokenizer.decode([...some], { clean_up_tokenization_spaces: false });
    return groupWords(ids, decode, hasSpaces(language)).map((word) => ({
      text: word.text,
      spaceBefore: word.spaceBefore,
      start: time(word.from),
      end: time(word.to),
      confidence: geometricMean(word.spoken.map((i) => text.tokens[i]?.probability ?? 0)),
    }));
  }
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
