import { ServiceError, type Verdict } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';

const DAY = 24 * HOUR;
const METHODS = ['submit', 'check', 'transcripts', 'failures', 'discard'] as const;

const refusal = (verdict: Verdict, retryAfterMs?: number) =>
  new ServiceError('Speech service', `speech_${verdict}`, 'an error, as it happens.', {
    verdict,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

/** Refuses a call of the provider for so long (ms) from now on. */
function refuseFor(
  app: AppWorld,
  method: (typeof METHODS)[number],
  ms: number,
  refused: () => ServiceError,
): void {
  const end = app.clock.now().getTime() + ms;
  app.speech.before[method] = () => {
    if (app.clock.now().getTime() < end) throw refused();
  };
}

/** Lands two recordings, of which the provider can't take one. */
async function landTwo(app: AppWorld): Promise<void> {
  const reason = { code: 'speech_InvalidData', message: 'Bad.' };
  app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
  for (const path of ['good.wav', 'bad.wav']) await app.land(path);
}

function expectGoodEnd(app: AppWorld): void {
  expect(app.statuses()).toEqual({ completed: 1, failed: 1 });
  expect(app.ports.ledger.all().map(({ attempts }) => attempts)).toEqual([1, 1]);
  expect(app.ports.jobs.all().map(({ state }) => state)).toEqual(['closed']);
  expect(app.speech.submitted).toHaveLength(1);
  expect(app.speech.jobs).toEqual([]);
  expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  const ends = app.world.instances().map((id) => app.world.status(id).runtimeStatus);
  expect(new Set(ends)).toEqual(new Set(['Completed']));
}

/** Times between the calls (ms). */
function waits(times: readonly number[]): number[] {
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
}

describe('a service that is away for a day', () => {
  it.each(METHODS)('costs time and nothing else, at "%s", and fills no history', async (method) => {
    const app = new AppWorld();
    refuseFor(app, method, DAY, () => refusal('later'));
    await landTwo(app);
    await app.world.advance(DAY - MINUTE);
    expect(app.ports.jobs.all()).toHaveLength(1);
    await app.world.advance(HOUR);
    expectGoodEnd(app);
  });

  it('is asked every five minutes in the end', async () => {
    const app = new AppWorld();
    refuseFor(app, 'submit', DAY, () => refusal('later'));
    await landTwo(app);
    await app.world.advance(DAY);
    const seconds = waits(app.timesOf('submitTranscription')).map((ms) => ms / SECOND);
    expect(seconds.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
    expect(new Set(seconds.slice(8))).toEqual(new Set([300]));
  });
});

describe('a service that says "Retry-After: 0"', () => {
  it('is asked once a second and not more often', async () => {
    const app = new AppWorld();
    refuseFor(app, 'submit', 3 * MINUTE, () => refusal('later', 0));
    await landTwo(app);
    await app.world.advance(HOUR);
    expect(new Set(waits(app.timesOf('submitTranscription')))).toEqual(new Set([SECOND]));
    expectGoodEnd(app);
  });
});

describe('a key that is wrong for days', () => {
  it.each(['submit', 'check'] as const)(
    'ends well when it is mended after six, at "%s"',
    async (method) => {
      const app = new AppWorld();
      refuseFor(app, method, 6 * DAY, () => refusal('blocked'));
      await landTwo(app);
      await app.world.advance(6 * DAY + HOUR);
      expect(app.timesOf('parkJob')).toHaveLength(method === 'submit' ? 1 : 0);
      // After a deadline of 26 hours the check that succeeds at last still decides.
      expectGoodEnd(app);
    },
  );

  it('says so once, also when the service was busy for a while before', async () => {
    const app = new AppWorld();
    const busy = app.clock.now().getTime() + 10 * MINUTE;
    refuseFor(app, 'submit', 3 * DAY, () =>
      app.clock.now().getTime() < busy ? refusal('later', 20 * SECOND) : refusal('blocked'),
    );
    await landTwo(app);
    await app.world.advance(9 * MINUTE);
    expect(app.statuses()).toEqual({ claimed: 2 });
    await app.world.advance(2 * MINUTE);
    expect(app.statuses()).toEqual({ parked: 2 });
    expect(app.ports.ledger.all()[0]?.reason?.code).toBe('speech_blocked');
    await app.world.advance(3 * DAY);
    expect(app.timesOf('parkJob')).toHaveLength(1);
    expectGoodEnd(app);
  });

  it('says so once, however often it is busy in between', async () => {
    const app = new AppWorld();
    let asked = 0;
    refuseFor(app, 'submit', DAY, () => {
      asked += 1;
      return asked % 3 === 0 ? refusal('blocked') : refusal('later', MINUTE);
    });
    await landTwo(app);
    await app.world.advance(DAY + HOUR);
    expect(asked).toBeGreaterThan(300);
    expect(app.timesOf('parkJob')).toHaveLength(1);
    expectGoodEnd(app);
  });

  it.each<Verdict>(['blocked', 'later'])(
    'or a service that is "%s" for more than a week is given up, and its lane is free',
    async (verdict) => {
      const app = new AppWorld();
      refuseFor(app, 'submit', 9 * DAY, () => refusal(verdict));
      const id = await app.land('call.wav');
      await app.world.advance(7 * DAY - HOUR);
      expect(app.record(id).status).not.toBe('failed');
      await app.world.advance(2 * HOUR);
      const code = `speech_${verdict}`;
      expect(app.record(id)).toMatchObject({ status: 'failed', reason: { code } });
      expect(app.ports.jobs.all().map(({ state }) => state)).toEqual(['closed']);
      expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    },
  );
});
