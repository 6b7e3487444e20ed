import { ChunkGatherer } from '../../../../local/recognizer/audio/chunk-gatherer';
import type { Chunk } from '../../../../local/recognizer/audio/chunk-gatherer';
import type { SpeechSegment } from '../../../../local/recognizer/audio/speech-segmenter';

const RATE = 16_000;
const WINDOW = 512;

/** A segment of speech between two times in seconds, without padding; all of it voiced. */
export function segment(start: number, end: number): SpeechSegment {
  const span = { start: start * RATE, end: end * RATE };
  const voiced = new Array<boolean>(Math.ceil((span.end - span.start) / WINDOW)).fill(true);
  return {
    start: span.start,
    audio: new Float32Array(span.end - span.start).fill(start + 1),
    speech: { ...span, voiced },
  };
}

/** Segments joined to one chunk. */
export function chunkOf(...segments: readonly SpeechSegment[]): Chunk {
  const gatherer = new ChunkGatherer();
  for (const one of segments) gatherer.add(one);
  const chunk = gatherer.flush();
  if (!chunk) throw new Error('A chunk needs a segment.');
  return chunk;
}
