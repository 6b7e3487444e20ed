import { LiveError, SOON } from '../../../../../live/client/errors';
import { Attempts } from '../../../../../live/client/stream/attempts';

const LOST = new LiveError('connection-lost', 'It was cut.', SOON);

describe('attempts to connect', () => {
  it('wait longer each time, up to ten seconds', () => {
    const attempts = new Attempts(() => 0);
    const waits = Array.from({ length: 9 }, () => attempts.waitAfter(LOST));
    for (const [index, wait] of waits.entries()) {
      const most = Math.min(10_000, 250 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(most / 2);
      expect(wait).toBeLessThanOrEqual(most);
    }
  });

  it('wait as long as the error asks', () => {
    const busy = new LiveError('quota_exceeded', 'Too many.', { afterMs: 5000 });
    expect(new Attempts(() => 0).waitAfter(busy)).toBe(5000);
  });

  it('are not made where they are of no use', () => {
    const refused = new LiveError('not_allowed', 'No.', 'never');
    expect(() => new Attempts(() => 0).waitAfter(refused)).toThrow(refused);
  });

  it('are given up after ten without progress, with the last reason', () => {
    const attempts = new Attempts(() => 0);
    for (let count = 0; count < 10; count += 1) attempts.waitAfter(LOST);
    expect(() => attempts.waitAfter(LOST)).toThrow(/10 attempts .* It was cut\./);
  });

  it('are given up after a minute and a half', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    attempts.waitAfter(LOST);
    now = 91_000;
    expect(() => attempts.waitAfter(LOST)).toThrow('could not be kept');
  });

  it('begin anew with every final, and with every connection that held for a minute', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let count = 0; count < 10; count += 1) attempts.waitAfter(LOST);
    attempts.progressed();
    expect(attempts.waitAfter(LOST)).toBeLessThanOrEqual(250);
    attempts.opened();
    now += 61_000;
    expect(attempts.waitAfter(LOST)).toBeLessThanOrEqual(250);
  });
});
