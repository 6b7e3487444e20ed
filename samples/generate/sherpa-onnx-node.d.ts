/** The little that we use of `sherpa-onnx-node`, which ships without type declarations. */
declare module 'sherpa-onnx-node' {
  interface VitsModel {
    model: string;
    tokens: string;
    /** Folder of espeak-ng's pronunciation data. */
    dataDir: string;
    noiseScale: number;
    noiseScaleW: number;
  }

  class OfflineTts {
    constructor(config: {
      model: { vits: VitsModel; numThreads: number };
      maxNumSentences: number;
    });
    readonly sampleRate: number;
    generate(request: {
      text: string;
      /** Number of the speaker within the voice. */
      sid: number;
      speed: number;
      /** False: the samples are a copy, which outlives the engine. */
      enableExternalBuffer: boolean;
    }): { samples: Float32Array; sampleRate: number };
  }

  const sherpa: { OfflineTts: new (config: TtsConfig) => OfflineTts };
  export default sherpa;
}
