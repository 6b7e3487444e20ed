import { ChunkGatherer, type Chunk } from '../../recognizer/audio/chunk-gatherer';
import type { SpeechSegment } from '../../recognizer/audio/speech-segmenter';

/**
 * Utterances of one channel that wait for Whisper. It pays for 30 s whatever it is given: those that
 * have gathered while it was at something else are heard together, so that who is behind catches up.
 */
export class FinalQueue {
  #segments: SpeechSegment[] = [];

  get length(): number {
    return this.#segments.length;
  }

  add(segment: SpeechSegment): void {
    this.#segments.push(segment);
  }

  /** As many as fit together; those that were there first. */
  take(): Chunk | undefined {
    const gatherer = new ChunkGatherer();
    let taken = 0;
    for (const segment of this.#segments) {
      const full = gatherer.add(segment);
      if (full) {
        this.#segments = this.#segments.slice(taken);
        return full;
      }
      taken += 1;
    }
    this.#segments = [];
    return gatherer.flush();
  }
}
