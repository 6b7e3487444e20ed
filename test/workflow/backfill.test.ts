import { backfillIdOf, type BackfillRun } from '../../shared/domain/backfill';
import { ServiceError } from '../../shared/domain/errors';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { backfillsOf } from '../support/app/backfills-of';

const ARCHIVE = { container: 'archive', prefix: '2024/', todayFrom: null };
const ID = backfillIdOf(ARCHIVE);
const HEAD = Buffer.from('RIFF');

/** An archive of so many, in a world whose speech service has no lane unless the test gives one. */
function withArchive(count: number) {
  const app = new AppWorld();
  app.speech.lanes = [];
  for (let index = 0; index < count; index += 1) put(app, `2024/call-${index}.wav`);
  const backfills = backfillsOf(app.world);
  const run = async (): Promise<BackfillRun> => {
    const found = await backfills.read(ID);
    if (!found) throw new Error('There is no backfill.');
    return found;
  };
  return { app, backfills, run };
}

function put(app: AppWorld, path: string): void {
  app.ports.recordings.put(path, 64_044, HEAD, { container: ARCHIVE.container });
}

/** Each exactly once, untouched since it was taken in. */
function expectAllQueued(app: AppWorld, count: number): void {
  const all = app.ports.ledger.all();
  expect(all).toHaveLength(count);
  expect(all.every(({ status, epoch }) => status === 'queued' && epoch === 0)).toBe(true);
}

function storageIsAway(app: AppWorld): { back: () => void } {
  const { recordings } = app.ports;
  const page = recordings.page.bind(recordings);
  recordings.page = async () => {
    throw new ServiceError('Storage', 'storage_503', 'listing was answered with 503.', {
      verdict: 'later',
    });
  };
  return { back: () => (recordings.page = page) };
}

describe('a backfill', () => {
  it('takes in every page and says how far it is', async () => {
    const { app, backfills, run } = withArchive(250);
    put(app, '2023/not-this-one.wav');
    await backfills.start(ARCHIVE);
    await app.world.runUntilIdle();
    expect(await run()).toMatchObject({
      ...{ id: ID, container: 'archive', prefix: '2024/', standing: 'done' },
      progress: { pages: 3, taken: 250, known: 0, rejected: 0, failed: 0, done: true },
    });
    expectAllQueued(app, 250);
  });

  it('keeps its histories short, however large the archive is', async () => {
    const { app, backfills, run } = withArchive(4_500);
    await backfills.start(ARCHIVE);
    await app.world.runUntilIdle();
    expect((await run()).progress).toMatchObject({ pages: 45, taken: 4_500, done: true });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('takes 0 when it is asked for again, and what is new when something is', async () => {
    const { app, backfills, run } = withArchive(150);
    for (const known of [0, 150]) {
      await backfills.start(ARCHIVE);
      await app.world.runUntilIdle();
      expect((await run()).progress).toMatchObject({ taken: 150 - known, known });
    }
    put(app, '2024/new.wav');
    await backfills.start(ARCHIVE);
    await app.world.runUntilIdle();
    expect((await run()).progress).toMatchObject({ taken: 1, known: 150 });
  });

  it('is joined by a second request while it runs', async () => {
    const { app, backfills, run } = withArchive(100);
    const away = storageIsAway(app);
    await backfills.start(ARCHIVE);
    await app.world.advance(SECOND);
    await backfills.start(ARCHIVE);
    expect(app.world.instances()).toEqual([ID]);
    away.back();
    await app.world.advance(MINUTE);
    expect((await run()).progress).toMatchObject({ taken: 100, known: 0, done: true });
  });

  it('waits for storage that is away for hours, says so, and loses nothing', async () => {
    const { app, backfills, run } = withArchive(150);
    const away = storageIsAway(app);
    await backfills.start(ARCHIVE);
    await app.world.advance(6 * HOUR);
    expect(await run()).toMatchObject({
      standing: 'waiting',
      progress: { waitsFor: { code: 'storage_503' }, taken: 0 },
    });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    away.back();
    await app.world.advance(10 * MINUTE);
    expect(await run()).toMatchObject({ standing: 'done', progress: { taken: 150 } });
    expect((await run()).progress).not.toHaveProperty('waitsFor');
  });

  it('waits while too much of archives waits, and goes on when there is room', async () => {
    const { app, backfills, run } = withArchive(50);
    const { ledger } = app.ports;
    const waiting = ledger.waiting.bind(ledger);
    const [profile, waitsSince] = ['p', '2026-03-01T00:00:00.000Z'];
    ledger.waiting = async () => [{ profile, waitsSince, priority: 'low', count: 5_000 }];
    await backfills.start(ARCHIVE);
    await app.world.advance(3 * HOUR);
    expect(await run()).toMatchObject({
      standing: 'waiting',
      progress: { waitsFor: { code: 'crowded' }, taken: 0 },
    });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    ledger.waiting = waiting;
    await app.world.advance(2 * MINUTE);
    expect(await run()).toMatchObject({ standing: 'done', progress: { taken: 50 } });
  });

  it('ends where it is when it is cancelled, and goes on there when it is asked for again', async () => {
    const { app, backfills, run } = withArchive(350);
    let pages = 0;
    app.afterActivity = () => {
      pages += 1;
      if (pages === 2) void backfills.cancel(ID);
    };
    await backfills.start(ARCHIVE);
    await app.world.advance(HOUR);
    expect(await run()).toMatchObject({ standing: 'cancelled', progress: { done: false } });
    const before = app.ports.ledger.all().length;
    expect(before).toBeGreaterThanOrEqual(100);
    expect(before).toBeLessThan(350);
    expect(await backfills.running()).toEqual([]);

    await backfills.start(ARCHIVE);
    await app.world.runUntilIdle();
    expect((await run()).progress).toMatchObject({ taken: 350 - before, known: before });
    expectAllQueued(app, 350);
  });

  it('is listed while it runs, and nothing else is', async () => {
    const { app, backfills } = withArchive(100);
    const away = storageIsAway(app);
    await app.land('today.wav');
    await backfills.start(ARCHIVE);
    await app.world.advance(SECOND / 2);
    expect(await backfills.running()).toMatchObject([{ id: ID, standing: 'waiting' }]);
    away.back();
    await app.world.advance(MINUTE);
    expect(await backfills.running()).toEqual([]);
  });
});

describe('a host that is killed during a backfill', () => {
  it('goes on where it was, whichever page it was in', async () => {
    for (let at = 1; at <= 4; at += 1) {
      const { app, backfills, run } = withArchive(350);
      let calls = 0;
      app.afterActivity = () => {
        calls += 1;
        if (calls === at) app.world.crash();
      };
      await backfills.start(ARCHIVE);
      await app.world.advance(MINUTE);
      expect(await run()).toMatchObject({ standing: 'done', progress: { pages: 4 } });
      expectAllQueued(app, 350);
      const { taken, known } = (await run()).progress;
      // The page whose answer was lost is met again, and found known.
      expect(taken + known).toBe(350);
    }
  });

  it('takes in and completes each once, with the speech service and all', async () => {
    const { app, backfills } = withArchive(120);
    app.speech.lanes = ['west'];
    let calls = 0;
    app.afterActivity = () => {
      calls += 1;
      if (calls % 7 === 0 && calls < 100) app.world.crash();
    };
    await backfills.start(ARCHIVE);
    await app.live(MINUTE);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 120 });
    expect(app.ports.results.all()).toHaveLength(120);
    const first = app.record(recordingIdOf('archive', '2024/call-0.wav'));
    expect(first).toMatchObject({ container: 'archive', priority: 'low', status: 'completed' });
    const sources = app.speech.submitted.flatMap((job) => job.sources);
    expect(new Set(sources).size).toBe(120);
    expect(sources.every((source) => source.includes('/archive/2024/'))).toBe(true);
  });
});
