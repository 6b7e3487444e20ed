import { AudioClock } from '../../../../live/run/audio-clock';
import { RunTimes } from '../../../../live/run/live-run';

const BYTES_PER_MS = 32;
const final = (endMs: number, receivedAt: number) => ({
  channel: 0,
  offsetMs: endMs - 50,
  durationMs: 50,
  text: 'x',
  receivedAt,
});

describe('times of a stream', () => {
  function clock(): AudioClock {
    const audio = new AudioClock(BYTES_PER_MS);
    for (let chunk = 0; chunk < 10; chunk += 1) audio.sent(3200, 1000 + chunk * 200);
    return audio;
  }

  it('tell when which audio was sent', () => {
    const audio = clock();
    expect(audio.durationMs).toBe(1000);
    expect(audio.startedAt).toBe(1000);
    expect([0, 100, 101, 950, 5000].map((place) => audio.sentAt(place))).toEqual([
      1000, 1000, 1200, 2800, 2800,
    ]);
    expect(new AudioClock(BYTES_PER_MS).sentAt(0)).toBeUndefined();
  });

  it('tell how long after its audio a phrase became final: the median', () => {
    const times = new RunTimes(clock());
    times.final(final(100, 1030));
    times.final(final(200, 1700));
    times.final(final(300, 1450));
    expect(times.figures()).toMatchObject({ finalMs: 50 });
    times.final(final(400, 1690));
    expect(times.figures().finalMs).toBe(70);
  });

  it('tell when the first partial came, and what was added to each', () => {
    const times = new RunTimes(clock());
    const receivedAt = performance.now();
    times.partial({ ...final(100, receivedAt) });
    times.partial({ ...final(200, receivedAt + 1) });
    const { firstPartialMs, partials, overheadMs } = times.figures();
    expect(firstPartialMs).toBe(receivedAt - 1000);
    expect(partials).toBe(2);
    expect(overheadMs[0]).toBeGreaterThanOrEqual(0);
  });

  it('leave out what did not happen', () => {
    const figures = new RunTimes(clock()).figures();
    expect(figures).toEqual({ partials: 0, finals: [], overheadMs: [] });
  });
});
