import { SpeakerLog } from '../../../../local/recognizer/speakers/speaker-log';
import type { PlacedWord } from '../../../../local/recognizer/words/place-words';
import { chunkOf, segment } from './chunks';

const RATE = 16_000;

/** A vector near one of the axes: the voice, with a little that differs from time to time. */
function voice(main: number, other: number): Float32Array {
  const values = new Float32Array(8);
  values[main] = 0.9;
  values[other] = 0.43;
  return values;
}

/** Words of a second each, one a segment; `voices` says whose they are. */
function listen(voices: readonly number[]): (number | undefined)[] {
  const segments = voices.map((_, i) => segment(2 * i, 2 * i + 1));
  const words = voices.map((_, i): PlacedWord => {
    const start = 2 * i * RATE;
    return { text: 'Yes.', spaceBefore: true, start, end: start + RATE, confidence: 1, piece: i };
  });
  let next = 0;
  const log = new SpeakerLog({
    listen: () => {
      const index = next++;
      return () => voice(voices[index] ?? 0, 2 + (index % 6));
    },
  });
  log.listen(chunkOf(...segments), words);
  const speakers = log.speakers();
  return words.map((word) => speakers.get(word));
}

describe('SpeakerLog', () => {
  it('counts speakers from 1 in the order in which they first speak', () => {
    expect(listen([1, 0, 0, 1, 0])).toEqual([1, 2, 2, 1, 2]);
    expect(listen([0, 1, 1, 0, 1])).toEqual([1, 2, 2, 1, 2]);
  });

  it('does not divide a voice that is alone', () => {
    expect(listen([0, 0, 0, 0])).toEqual([1, 1, 1, 1]);
  });

  it('has a speaker for a single word, and none when nobody spoke', () => {
    expect(listen([0])).toEqual([1]);
    expect(new SpeakerLog({ listen: () => () => voice(0, 1) }).speakers().size).toBe(0);
  });
});
