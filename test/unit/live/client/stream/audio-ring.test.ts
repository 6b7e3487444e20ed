import { AudioRing } from '../../../../../live/client/stream/audio-ring';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('the ring of latest audio', () => {
  it('gives back what was put in, from any place on', () => {
    const ring = new AudioRing(8);
    ring.append(bytes(1, 2, 3, 4, 5), 0);
    expect([...ring.read(0, 5)]).toEqual([1, 2, 3, 4, 5]);
    expect([...ring.read(3, 5)]).toEqual([4, 5]);
    expect([...ring.read(5, 5)]).toEqual([]);
  });

  it('drops the oldest, and none that is needed', () => {
    const ring = new AudioRing(4);
    ring.append(bytes(1, 2, 3), 0);
    ring.append(bytes(4, 5, 6), 3);
    expect(ring.start).toBe(2);
    expect(ring.end).toBe(6);
    expect([...ring.read(2, 4)]).toEqual([3, 4, 5, 6]);
    expect(() => ring.append(bytes(7), 2)).toThrow('Wait for each send()');
    expect([...ring.read(2, 4)]).toEqual([3, 4, 5, 6]);
  });

  it('begins with what is still there when asked for what is gone', () => {
    const ring = new AudioRing(4);
    ring.append(bytes(1, 2, 3, 4), 0);
    ring.append(bytes(5), 1);
    expect([...ring.read(0, 2)]).toEqual([2, 3]);
  });

  it('gives back every stretch over many rounds', () => {
    const ring = new AudioRing(7);
    for (let round = 0; round < 50; round += 1) {
      ring.append(bytes(round, round + 1, round + 2), ring.end);
      expect([...ring.read(ring.end - 3, 3)]).toEqual([round, round + 1, round + 2]);
    }
  });
});
