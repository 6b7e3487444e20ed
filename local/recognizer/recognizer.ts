import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { RecognitionError } from '../speech/engine';
import type { RecognitionRequest, RecognizedAudio } from '../speech/engine';
import { decodeAudio } from './audio/decode-audio';
import { SAMPLE_RATE } from './audio/units';
import { loadVoiceDetector } from './audio/voice-detector';
import { ChannelRecognizer } from './channel-recognizer';
import { whisperLanguage } from './languages';
import { SpeakerEmbedder } from './speakers/speaker-embedder';
import { SpeakerLog } from './speakers/speaker-log';
import { WhisperTranscriber } from './whisper/whisper-transcriber';
import { buildPhrases } from './words/build-phrases';

/** Folders of the models, as `ensureModels` returns them. */
export interface ModelFolders {
  readonly whisper: string;
  readonly voice: string;
  readonly speaker: string;
}

/** What a recognition is asked for; the rest of a RecognitionRequest stays in the parent process. */
export type RecognitionTask = Pick<
  RecognitionRequest,
  'file' | 'locale' | 'candidateLocales' | 'channels' | 'diarization'
>;

/** The last chunk is recognized after everything was decoded. */
const ALMOST_DONE = 0.99;

/** The models in memory. Blocks its thread for seconds at a time: runs in a process of its own. */
export class Recognizer {
  #speakers: Promise<SpeakerEmbedder> | undefined;

  private constructor(
    private readonly whisper: WhisperTranscriber,
    private readonly voices: InferenceSession,
    private readonly speakerFolder: string,
  ) {}

  static async load(folders: ModelFolders, threads: number): Promise<Recognizer> {
    const [whisper, voices] = await Promise.all([
      WhisperTranscriber.load(folders.whisper, threads),
      loadVoiceDetector(join(folders.voice, 'silero_vad_v5.onnx')),
    ]);
    return new Recognizer(whisper, voices, folders.speaker);
  }

  /**
   * @param onProgress called with the fraction that is done, 0 to 1
   * @throws RecognitionError
   */
  async recognize(
    task: RecognitionTask,
    onProgress: (fraction: number) => void,
  ): Promise<RecognizedAudio> {
    const locales = this.#localesByLanguage(task);
    const recognizers = new Map<number, ChannelRecognizer>();
    let samples = 0;
    let channels = 0;
    for await (const block of decodeAudio(task.file)) {
      channels = Math.max(channels, block.channels.length);
      samples += block.channels[0]?.length ?? 0;
      for (const [channel, audio] of block.channels.entries()) {
        if (!task.channels.includes(channel)) continue;
        const recognizer =
          recognizers.get(channel) ??
          (await this.#newChannel(task, [...locales.keys()], block.channels.length));
        recognizers.set(channel, recognizer);
        await recognizer.push(audio);
      }
      if (block.fraction !== undefined) onProgress(Math.min(block.fraction, ALMOST_DONE));
    }
    const durationMs = Math.round((samples * 1000) / SAMPLE_RATE);
    const localeOf = (language: string) =>
      task.candidateLocales ? locales.get(language) : undefined;
    const phrases = [];
    for (const [channel, recognizer] of recognizers) {
      phrases.push(...buildPhrases(await recognizer.finish(channel, localeOf), durationMs));
    }
    phrases.sort((a, b) => a.offsetMs - b.offsetMs || a.channel - b.channel);
    return { durationMs, channels, phrases };
  }

  async #newChannel(task: RecognitionTask, languages: readonly string[], channels: number) {
    const tools = { voices: this.voices, whisper: this.whisper, languages };
    const diarize = channels === 1 && (task.diarization?.maxSpeakers ?? 1) > 1;
    if (!diarize) return new ChannelRecognizer(tools);
    this.#speakers ??= SpeakerEmbedder.load(this.speakerFolder);
    return new ChannelRecognizer({ ...tools, speakers: new SpeakerLog(await this.#speakers) });
  }

  /** Whisper's languages to listen for, each with the locale to report for it. */
  #localesByLanguage({ locale, candidateLocales }: RecognitionTask): Map<string, string> {
    const locales = new Map<string, string>();
    for (const candidate of candidateLocales?.length ? candidateLocales : [locale]) {
      const language = whisperLanguage(candidate);
      if (!this.whisper.knows(language)) {
        throw new RecognitionError(
          'InvalidData',
          `The local recognizer does not know the language of ${candidate}.`,
        );
      }
      if (!locales.has(language)) locales.set(language, candidate); // the first of en-US, en-GB
    }
    return locales;
  }
}
