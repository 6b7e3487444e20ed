import { ServiceError } from '../../shared/domain/errors';
import { DISPATCH } from '../../shared/workflow/contract';
import { AppWorld, MINUTE, SECOND } from '../support/app/app-world';

/** Acts once, just after a dispatcher has read the queue: to plan, or to claim for a profile. */
function afterLook(app: AppWorld, to: 'plan' | 'claim', act: () => Promise<unknown>): void {
  const { ledger } = app.ports;
  const look = to === 'plan' ? 'waiting' : 'queued';
  const original = ledger[look].bind(ledger) as (input: never) => Promise<never>;
  ledger[look] = async (input: never) => {
    const seen = await original(input);
    ledger[look] = original;
    await act();
    return seen;
  };
}

/** Fifty recordings in the queue, and two dispatchers that look at it at the same time. */
async function withTwoDispatchers(): Promise<AppWorld> {
  const app = new AppWorld();
  for (let index = 0; index < 50; index += 1) await app.land(`call-${index}.wav`);
  await app.world.start(DISPATCH, { gatherMs: SECOND }, 'dispatch-next');
  return app;
}

function expectEachClaimedOnce(app: AppWorld): void {
  const ids = app.ports.jobs
    .all()
    .flatMap(({ manifest }) => manifest.map((one) => one.recordingId));
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(50);
  const sources = app.speech.submitted.flatMap((job) => job.sources);
  expect(new Set(sources).size).toBe(sources.length);
  expect(app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
}

describe('a landing that comes just after the dispatcher has looked', () => {
  it('and has found nothing starts within seconds, by a second dispatcher', async () => {
    const app = new AppWorld();
    afterLook(app, 'plan', () => app.land('late.wav'));
    await app.workflows.kickDispatch();
    await app.world.advance(5 * SECOND);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    expect(app.world.instances()).toContain('dispatch-next');
  });

  it('to claim for one lane starts within seconds on another that is free', async () => {
    const app = new AppWorld();
    app.speech.lanes = ['west', 'east'];
    afterLook(app, 'claim', () => app.land('late.wav'));
    await app.land('first.wav');
    await app.world.advance(5 * SECOND);
    expect(app.statuses()).toEqual({ transcribing: 2 });
    expect((await app.ports.jobs.running()).map(({ lane }) => lane).toSorted()).toEqual([
      'east',
      'west',
    ]);
  });

  it('and has taken the only lane starts when that job ends, without a sweep', async () => {
    const app = new AppWorld();
    afterLook(app, 'claim', () => app.land('late.wav'));
    await app.land('first.wav');
    await app.world.advance(MINUTE);
    expect(app.statuses()).toEqual({ transcribing: 1, queued: 1 });
    await app.world.advance(20 * MINUTE);
    expect(app.statuses()).toEqual({ completed: 2 });
  });
});

describe('the dispatchers', () => {
  it('are two at most, and end when there is nothing to do', async () => {
    const app = new AppWorld();
    for (let index = 0; index < 100; index += 1) {
      await app.land(`call-${index}.wav`);
      await app.world.advance(250);
    }
    await app.world.advance(30 * MINUTE);
    const ids = app.world.instances().filter((id) => id.startsWith('dispatch'));
    expect(ids.length).toBeLessThanOrEqual(2);
    expect(ids.map((id) => app.world.status(id).runtimeStatus)).toEqual(ids.map(() => 'Completed'));
    expect(app.statuses()).toEqual({ completed: 100 });
  });

  it('never claim a recording twice, when two of them look at the same moment', async () => {
    const app = await withTwoDispatchers();
    await app.world.advance(5 * SECOND);
    expect(app.timesOf('claimLot').length).toBeGreaterThanOrEqual(2);
    expectEachClaimedOnce(app);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 50 });
  });

  it('make one job on a lane when both have planned for it and one has taken it', async () => {
    const app = await withTwoDispatchers();
    const read = app.ports.jobs.read.bind(app.ports.jobs);
    let first: string | undefined;
    app.ports.jobs.read = async (id) => {
      first ??= id;
      if (id === first) return read(id);
      app.ports.jobs.read = read;
      throw new ServiceError('Cosmos DB', 'cosmos_429', 'busy.', { verdict: 'later' });
    };
    await app.world.advance(5 * SECOND);
    // Both had seen the lane free.
    expect(app.timesOf('planLots').slice(0, 2)).toEqual([SECOND, SECOND]);
    expect(app.timesOf('claimLot').length).toBe(3);
    const made = app.ports.jobs.all().filter(({ state }) => state !== 'closed');
    expect(made.map(({ manifest }) => manifest.length)).toEqual([50]);
    expectEachClaimedOnce(app);
  });

  it('leave a lane alone whose job is still being claimed', async () => {
    const app = new AppWorld();
    const queued = app.ports.ledger.queued.bind(app.ports.ledger);
    const end = app.clock.now().getTime() + 30 * SECOND;
    app.ports.ledger.queued = async (query) => {
      if (query.profile === undefined || app.clock.now().getTime() > end) return queued(query);
      throw new ServiceError('Cosmos DB', 'cosmos_429', 'busy.', { verdict: 'later' });
    };
    for (let index = 0; index < 50; index += 1) {
      await app.land(`call-${index}.wav`);
      await app.world.advance(500);
    }
    expect(app.ports.jobs.all().map(({ state }) => state)).toEqual(['claiming']);
    await app.world.advance(MINUTE);
    expect(app.ports.jobs.all().map(({ manifest }) => manifest.length)).toEqual([50]);
    expectEachClaimedOnce(app);
  });
});
