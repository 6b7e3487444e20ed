import { backfillIdOf } from '../../shared/domain/backfill';
import type { Limits } from '../../shared/activities';
import type { LedgerRecord } from '../../shared/domain/ledger';
import { BACKFILL, type BackfillInput } from '../../shared/workflow/contract';
import { LIMITS } from '../support/app/memory-ports';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';

/** Every recording has a minute of audio: so many make a job of an archive full. */
const LOW_JOB = 200;
const LIMITED = { jobCaps: { ...LIMITS.jobCaps, low: LOW_JOB * 60 } };

const ARCHIVE: BackfillInput = { container: 'archive', prefix: '', todayFrom: null };

interface Both {
  readonly low: number;
  readonly today: number;
  readonly lanes: readonly string[];
  /** How long the archive is alone. */
  readonly headStartMs?: number;
  readonly limits?: Partial<Limits>;
}

/** A backfill of so many has filled all lanes, and some of today's recordings land. */
async function withBoth({ low, today, lanes, headStartMs = 30 * SECOND, limits = {} }: Both) {
  const app = new AppWorld({ limits: { ...LIMITED, ...limits } });
  app.speech.lanes = lanes;
  const head = Buffer.from('RIFF');
  for (let index = 0; index < low; index += 1) {
    app.ports.recordings.put(`old-${index}.wav`, 64_044, head, { container: 'archive' });
  }
  await app.world.start(BACKFILL, ARCHIVE, backfillIdOf(ARCHIVE));
  await app.live(headStartMs);
  const running = new Set(
    app.ports.jobs.all().flatMap(({ manifest }) => manifest.map((entry) => entry.recordingId)),
  );
  await Promise.all(Array.from({ length: today }, (_, index) => app.land(`today-${index}.wav`)));
  return { app, running };
}

const endOf = ({ times }: LedgerRecord) => times.completedAt ?? '9999';

function expectTodayFirst({ app, running }: Awaited<ReturnType<typeof withBoth>>): void {
  const all = app.ports.ledger.all();
  const today = all.filter(({ priority }) => priority === 'normal').map(endOf);
  const rest = all.filter(({ id, priority }) => priority === 'low' && !running.has(id)).map(endOf);
  const lastOfToday = today.toSorted().at(-1) ?? '';
  const firstOfRest = rest.toSorted().at(0) ?? '';
  expect(lastOfToday < firstOfRest).toBe(true);
}

describe('an archive of thousands that is taken in', () => {
  it.each([{ lanes: ['west'] }, { lanes: ['west', 'east'] }])(
    'delays today by no more than the jobs that run: $lanes',
    async ({ lanes }) => {
      const both = await withBoth({ low: 2000, today: 300, lanes });
      const { app, running } = both;
      expect(running.size).toBe(LOW_JOB * lanes.length);
      await app.liveToTheEnd(24 * HOUR);
      expect(app.statuses()).toEqual({ completed: 2300 });
      expectTodayFirst(both);
    },
    300_000,
  );

  it('leaves the model to today, too, where that is what everything waits for', async () => {
    const modelPace = { ...LIMITS.modelPace, requestsPerMinute: 10 };
    const both = await withBoth({
      ...{ low: 1000, today: 60, lanes: ['west'] },
      // By then the summaries of several jobs of the archive wait.
      ...{ headStartMs: 30 * MINUTE, limits: { modelPace } },
    });
    const { app } = both;
    expect(app.statuses()['transcribed']).toBeGreaterThan(100);
    const landedAt = app.clock.now().getTime();
    await app.liveToTheEnd(24 * HOUR);
    expect(app.statuses()).toEqual({ completed: 1060 });
    expectTodayFirst(both);
    const today = app.ports.ledger.all().filter(({ priority }) => priority === 'normal');
    const last = Math.max(...today.map((record) => Date.parse(endOf(record))));
    // The running job, its own, and its summaries at the model's pace.
    expect(last - landedAt).toBeLessThan(2 * 10 * MINUTE + 10 * MINUTE);
  }, 300_000);
});
