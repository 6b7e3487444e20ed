import { backfillIdOf } from '../../shared/domain/backfill';
import type { LedgerRecord } from '../../shared/domain/ledger';
import { BACKFILL, type BackfillInput } from '../../shared/workflow/contract';
import { LIMITS } from '../support/app/memory-ports';
import { AppWorld, HOUR, SECOND } from '../support/app/app-world';

/** Every recording has a minute of audio: so many make a job of an archive full. */
const LOW_JOB = 200;
const LIMITED = { jobCaps: { ...LIMITS.jobCaps, low: LOW_JOB * 60 } };

const ARCHIVE: BackfillInput = { container: 'archive', prefix: '', todayFrom: null };

/** A backfill of so many has filled all lanes, and some of today's recordings land. */
async function withBoth({ low, today, lanes }: { low: number; today: number; lanes: string[] }) {
  const app = new AppWorld({ limits: LIMITED });
  app.speech.lanes = lanes;
  const head = Buffer.from('RIFF');
  for (let index = 0; index < low; index += 1) {
    app.ports.recordings.put(`old-${index}.wav`, 64_044, head, { container: 'archive' });
  }
  await app.world.start(BACKFILL, ARCHIVE, backfillIdOf(ARCHIVE));
  await app.live(30 * SECOND);
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
});
