import { Settled } from '../../../../../live/client/stream/settled';

const at = (offsetMs: number, durationMs: number, channel = 0) => ({
  channel,
  offsetMs,
  durationMs,
});

describe('what is settled', () => {
  it('takes everything from one connection, whatever overlaps', () => {
    const settled = new Settled(1);
    expect(settled.accept(at(0, 1000))).toBe(true);
    expect(settled.accept(at(400, 300))).toBe(true);
    expect(settled.everywhere).toBe(1000);
  });

  it('knows by its time what an earlier connection told of', () => {
    const settled = new Settled(1);
    settled.accept(at(0, 1000));
    settled.begin();
    expect(settled.accept(at(0, 1000))).toBe(false);
    expect(settled.accept(at(300, 900))).toBe(false);
    expect(settled.accept(at(990, 500))).toBe(true);
    expect(settled.accept(at(1600, 400))).toBe(true);
  });

  it('needs audio again from where the channel that is least far was told of', () => {
    const settled = new Settled(2);
    settled.accept(at(0, 5000, 1));
    expect(settled.everywhere).toBe(0);
    settled.advance(0, 4000);
    expect(settled.everywhere).toBe(4000);
  });

  it('does not take words for known because there was silence before', () => {
    const settled = new Settled(1);
    settled.advance(0, 4000);
    settled.begin();
    expect(settled.accept(at(3900, 150))).toBe(true);
  });

  it('tells of partials that are about what is known', () => {
    const settled = new Settled(1);
    settled.accept(at(0, 1000));
    settled.begin();
    expect(settled.covers(at(200, 500))).toBe(true);
    expect(settled.covers(at(200, 900))).toBe(false);
  });
});
