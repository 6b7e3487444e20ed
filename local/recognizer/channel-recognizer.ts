import type { InferenceSession } from 'onnxruntime-node';
import { ChunkGatherer } from './audio/chunk-gatherer';
import type { Chunk } from './audio/chunk-gatherer';
import { SpeechSegmenter } from './audio/speech-segmenter';
import type { SpeechSegment } from './audio/speech-segmenter';
import type { SpeakerLog } from './speakers/speaker-log';
import type { WhisperTranscriber } from './whisper/whisper-transcriber';
import type { TranscriptWord } from './words/build-phrases';
import { placeWords } from './words/place-words';
import type { PlacedWord } from './words/place-words';
import { unheardSegments } from './words/unheard-segments';
import { withoutOverlaps } from './words/without-overlaps';

export interface ChannelTools {
  readonly voices: InferenceSession;
  readonly whisper: WhisperTranscriber;
  /** Whisper's codes: one, or several to choose from chunk by chunk. */
  readonly languages: readonly string[];
  /** Only to separate speakers. */
  readonly speakers?: SpeakerLog;
}

/** A word and the language it was heard in. */
interface HeardInLanguage {
  readonly word: PlacedWord;
  readonly language: string;
}

/** Recognizes one channel while it is decoded: block in, words at the end. */
export class ChannelRecognizer {
  readonly #tools: ChannelTools;
  readonly #segmenter: SpeechSegmenter;
  readonly #gatherer = new ChunkGatherer();
  readonly #heard: HeardInLanguage[] = [];

  constructor(tools: ChannelTools) {
    this.#tools = tools;
    this.#segmenter = new SpeechSegmenter(tools.voices);
  }

  /** @param block samples at 16 kHz */
  async push(block: Float32Array): Promise<void> {
    await this.#gather(await this.#segmenter.push(block));
  }

  /** Call once, after the last block. Words in the order of time; `channel` and `localeOf` as given. */
  async finish(
    channel: number,
    localeOf: (language: string) => string | undefined,
  ): Promise<TranscriptWord[]> {
    await this.#gather(await this.#segmenter.end());
    const rest = this.#gatherer.flush();
    if (rest) await this.#transcribe(rest);
    const speakers = this.#tools.speakers?.speakers();
    const words = this.#heard
      .map(({ word, language }) => {
        const speaker = speakers?.get(word);
        const locale = localeOf(language);
        return {
          ...word,
          channel,
          ...(speaker === undefined ? {} : { speaker }),
          ...(locale === undefined ? {} : { locale }),
        };
      })
      .sort((a, b) => a.start - b.start);
    return withoutOverlaps(words);
  }

  async #gather(segments: readonly SpeechSegment[]): Promise<void> {
    for (const segment of segments) {
      const full = this.#gatherer.add(segment);
      if (full) await this.#transcribe(full);
    }
  }

  async #transcribe(chunk: Chunk): Promise<void> {
    const words = await this.#hear(chunk);
    // Once more, and only once, what the model left out.
    const again = new ChunkGatherer();
    const unheard = unheardSegments(chunk.pieces, words);
    const full = unheard.map((segment) => again.add(segment));
    for (const part of [...full, again.flush()]) if (part) await this.#hear(part);
  }

  async #hear(chunk: Chunk): Promise<PlacedWord[]> {
    const { language, words } = await this.#tools.whisper.transcribe(
      chunk.audio,
      this.#tools.languages,
    );
    const placed = placeWords(words, chunk);
    this.#tools.speakers?.listen(chunk, placed);
    this.#heard.push(...placed.map((word) => ({ word, language })));
    return placed;
  }
}
