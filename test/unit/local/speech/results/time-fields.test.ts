import { toIsoDuration, toOffsetFields } from '../../../../../local/speech/results/time-fields';

describe('toIsoDuration', () => {
  it.each([
    [0, 'PT0S'],
    [760, 'PT0.76S'],
    [2580, 'PT2.58S'],
    [60_000, 'PT1M'],
    [62_500, 'PT1M2.5S'],
    [3_600_000, 'PT1H'],
    [90_061_001, 'PT25H1M1.001S'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(toIsoDuration(ms)).toBe(text);
  });
});

describe('toOffsetFields', () => {
  it('keeps fractions of milliseconds in ticks', () => {
    expect(toOffsetFields({ offsetMs: 0.4, durationMs: 1.5 })).toEqual({
      offset: 'PT0S',
      duration: 'PT0.002S',
      offsetInTicks: 4000,
      durationInTicks: 15_000,
      offsetMilliseconds: 0,
      durationMilliseconds: 2,
    });
  });
});
