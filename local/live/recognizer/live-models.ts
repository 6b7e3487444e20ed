import type { InferenceSession } from 'onnxruntime-node';
import { join } from 'node:path';
import { loadVoiceDetector } from '../../recognizer/audio/voice-detector';
import { MoonshineTranscriber } from '../../recognizer/moonshine/moonshine-transcriber';
import { readWhisperTokens } from '../../recognizer/whisper/generation-config';
import { FairLane } from './fair-lane';
import { FinalsWorker } from './finals-worker';

/** Folders of the models, as `ensureModels` returns them. */
export interface LiveModelFolders {
  readonly whisper: string;
  readonly voice: string;
  readonly speaker: string;
  readonly moonshine: string;
}

/** The models in memory, shared by all streams, each with its queue. */
export class LiveModels {
  /** Whisper uses all cores, so streams take turns. */
  readonly finals = new FairLane();
  /**
   * Moonshine works beside Whisper: nobody's partials wait for somebody else's final. It rests as long as
   * it works, because the voice detector, which must never lag, shares its thread.
   */
  readonly partials = new FairLane(1);

  private constructor(
    readonly voices: InferenceSession,
    readonly moonshine: MoonshineTranscriber,
    readonly whisper: FinalsWorker,
    private readonly languages: ReadonlyMap<string, unknown>,
  ) {}

  static async load(folders: LiveModelFolders, threads: number): Promise<LiveModels> {
    const [voices, moonshine, whisper] = await Promise.all([
      loadVoiceDetector(join(folders.voice, 'silero_vad_v5.onnx')),
      MoonshineTranscriber.load(folders.moonshine),
      FinalsWorker.load(folders, threads),
    ]);
    // The first run of a network takes longer than those after it: nobody shall wait for that.
    await moonshine.transcribe(new Float32Array(16_000));
    const { languages } = await readWhisperTokens(folders.whisper);
    return new LiveModels(voices, moonshine, whisper, languages);
  }

  /** @param language Whisper's code */
  knows(language: string): boolean {
    return this.languages.has(language);
  }
}
