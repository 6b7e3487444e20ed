import { makePurgeHistory } from '../../../shared/operations/purge-history';
import { VirtualClock } from '../../support/app/virtual-clock';

const DAY_MS = 24 * 3_600_000;
const DUE = '2026-02-16T09:00:00.000Z'; // 14 days before the clock's time

function setUp(takesMs = 0) {
  const clock = new VirtualClock();
  const spans: [from: string, to: string][] = [];
  const lines: string[] = [];
  const histories = {
    async purge(from: Date, to: Date) {
      spans.push([from.toISOString(), to.toISOString()]);
      clock.advance(takesMs);
      return 10;
    },
  };
  const log = {
    info: (line: string) => lines.push(line),
    warn: (line: string) => lines.push(line),
  };
  const purge = makePurgeHistory(clock, { history: 14 });
  return { spans, lines, run: () => purge(histories, log) };
}

describe('purging histories', () => {
  it('covers all that began before the days are over, oldest first, without a gap', async () => {
    const { spans, lines, run } = setUp();
    expect(await run()).toBe(80);
    expect(spans[0]?.[0]).toBe('1970-01-01T00:00:00.000Z');
    expect(spans.at(-1)?.[1]).toBe(DUE);
    spans.slice(1).forEach(([from], index) => expect(from).toBe(spans[index]?.[1]));
    expect(lines).toEqual([`history: 80 instances purged that began before ${DUE}`]);
  });

  it('takes more than a day’s worth in small slices, so that a daily run has no large one', async () => {
    const { spans, run } = setUp();
    await run();
    const sliced = Date.parse(DUE) - Date.parse(spans[1]?.[0] ?? '');
    expect(sliced).toBeGreaterThan(DAY_MS);
    spans.slice(1).forEach(([from, to]) => {
      expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(DAY_MS / 4);
    });
  });

  it('leaves the rest to the next run when it takes too long', async () => {
    const { spans, lines, run } = setUp(6 * 60_000);
    expect(await run()).toBe(20);
    expect(spans).toHaveLength(2);
    expect(lines).toEqual(['history: 20 instances purged; the rest goes with the next run']);
  });
});
