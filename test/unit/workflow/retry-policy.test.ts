import { retryAfterMs } from '../../../shared/workflow/retry-policy';

describe('retryAfterMs', () => {
  it('doubles from two seconds to five minutes', () => {
    const waits = Array.from({ length: 12 }, (_, index) => retryAfterMs(index + 1));
    expect(waits).toEqual([
      2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000,
      300_000,
    ]);
  });

  it('stays at five minutes however often it was tried', () => {
    expect(retryAfterMs(100_000)).toBe(300_000);
  });

  it.each([1000, 1500, 3_600_000])(
    'waits the %d ms that the service named, longer or shorter',
    (named) => {
      expect(retryAfterMs(1, named)).toBe(named);
      expect(retryAfterMs(9, named)).toBe(named);
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('does not believe a wait of %d', (named) => {
    expect(retryAfterMs(3, named)).toBe(8000);
  });

  it.each([0, 1, 999])('waits a second at least, though the service named %d ms', (named) => {
    expect(retryAfterMs(1, named)).toBe(1000);
    expect(retryAfterMs(50, named)).toBe(1000);
  });
});
