import type { SpeechSegment } from './speech-segmenter';
import { SAMPLE_RATE } from './units';

/** A segment at its place in a chunk. */
export interface ChunkPiece {
  /** First sample of the segment's audio in the chunk. */
  readonly at: number;
  readonly segment: SpeechSegment;
}

/** Segments of one channel joined, so that Whisper (30 s at a time, always) is used fully. */
export interface Chunk {
  readonly audio: Float32Array;
  readonly pieces: readonly ChunkPiece[];
}

const LONGEST_CHUNK = 29.5 * SAMPLE_RATE;
/** Longer pauses between segments are shortened to this. */
const LONGEST_PAUSE = SAMPLE_RATE / 2;

/** Gathers segments of one channel into chunks of at most 29.5 s, cut only at pauses. */
export class ChunkGatherer {
  #pieces: ChunkPiece[] = [];
  #length = 0;

  /** Adds the next segment; returns the chunk that it no longer fits into. */
  add(segment: SpeechSegment): Chunk | undefined {
    const at = this.#length + this.#pauseBefore(segment);
    if (this.#pieces.length > 0 && at + segment.audio.length > LONGEST_CHUNK) {
      const full = this.flush();
      this.add(segment);
      return full;
    }
    this.#pieces.push({ at, segment });
    this.#length = at + segment.audio.length;
    return undefined;
  }

  /** The chunk that is being gathered, if any. */
  flush(): Chunk | undefined {
    if (this.#pieces.length === 0) return undefined;
    const audio = new Float32Array(this.#length);
    for (const { at, segment } of this.#pieces) audio.set(segment.audio, at);
    const chunk = { audio, pieces: this.#pieces };
    this.#pieces = [];
    this.#length = 0;
    return chunk;
  }

  #pauseBefore(segment: SpeechSegment): number {
    const previous = this.#pieces.at(-1)?.segment;
    if (!previous) return 0;
    const pause = segment.start - (previous.start + previous.audio.length);
    return Math.min(Math.max(pause, 0), LONGEST_PAUSE);
  }
}
