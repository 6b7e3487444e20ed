import { ChunkGatherer } from '../../../../local/recognizer/audio/chunk-gatherer';
import { chunkOf, segment } from './chunks';

const RATE = 16_000;

describe('ChunkGatherer', () => {
  it('shortens long pauses and keeps short ones', () => {
    const { pieces, audio } = chunkOf(segment(0, 1), segment(1.2, 2), segment(100, 101));

    expect(pieces.map(({ at }) => at / RATE)).toEqual([0, 1.2, 2.5]);
    expect(audio.length / RATE).toBe(3.5);
  });

  it('fills pauses with silence', () => {
    const { audio } = chunkOf(segment(0, 1), segment(2, 3));

    expect([audio[0], audio[1.25 * RATE], audio[2 * RATE]]).toEqual([1, 0, 3]);
  });

  it('begins the next chunk with the segment that no longer fits', () => {
    const gatherer = new ChunkGatherer();
    gatherer.add(segment(0, 20));
    expect(gatherer.add(segment(20, 25))).toBeUndefined();

    const full = gatherer.add(segment(26, 36));

    expect(full?.audio.length).toBe(25 * RATE);
    expect(gatherer.flush()?.pieces.map(({ segment: { start } }) => start / RATE)).toEqual([26]);
    expect(gatherer.flush()).toBeUndefined();
  });
});
