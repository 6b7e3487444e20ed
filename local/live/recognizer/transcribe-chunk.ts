import type { Chunk } from '../../recognizer/audio/chunk-gatherer';
import { ChunkGatherer } from '../../recognizer/audio/chunk-gatherer';
import type { SpeakerLog } from '../../recognizer/speakers/speaker-log';
import type { WhisperTranscriber } from '../../recognizer/whisper/whisper-transcriber';
import { buildPhrases } from '../../recognizer/words/build-phrases';
import { placeWords, type PlacedWord } from '../../recognizer/words/place-words';
import { unheardSegments } from '../../recognizer/words/unheard-segments';
import { withoutOverlaps } from '../../recognizer/words/without-overlaps';
import type { LiveFinal } from '../engine';

export interface ChunkOptions {
  readonly channel: number;
  /** Whisper's code. */
  readonly language: string;
  readonly speakers: SpeakerLog | undefined;
}

/**
 * The phrases of one or several utterances, by the same steps as in batch transcription. Speakers are
 * told by the voices heard so far: what later speech would have taught does not change finals that are
 * given.
 */
export async function transcribeChunk(
  whisper: WhisperTranscriber,
  chunk: Chunk,
  { channel, language, speakers }: ChunkOptions,
): Promise<LiveFinal[]> {
  const hear = async (part: Chunk): Promise<PlacedWord[]> => {
    const { words } = await whisper.transcribe(part.audio, [language]);
    const placed = placeWords(words, part);
    speakers?.listen(part, placed);
    return placed;
  };
  const heard = await hear(chunk);
  // Once more, and only once, what the model left out.
  const again = new ChunkGatherer();
  const full = unheardSegments(chunk.pieces, heard).map((segment) => again.add(segment));
  for (const part of [...full, again.flush()]) if (part) heard.push(...(await hear(part)));
  const voices = speakers?.speakers();
  const words = heard
    .toSorted((a, b) => a.start - b.start)
    .map((word) => {
      const speaker = voices?.get(word);
      return { ...word, channel, ...(speaker === undefined ? {} : { speaker }) };
    });
  return buildPhrases(withoutOverlaps(words), Infinity);
}
