import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { LIMITS } from '../support/app/memory-ports';

/** Each recording has a minute. */
const MINUTES = (count: number) => count * 60;

async function landMany(app: AppWorld, count: number, prefix = 'call'): Promise<void> {
  for (let index = 0; index < count; index += 1) await app.land(`${prefix}-${index}.wav`);
}

function withDailyAudio(seconds: number): AppWorld {
  const budgets = { ...LIMITS.budgets, dailyAudioSeconds: seconds };
  return new AppWorld({ limits: { budgets } });
}

async function operator(app: AppWorld, value: object): Promise<void> {
  const since = app.clock.now().toISOString();
  const { control } = app.ports;
  const known = await control.read('switch', 'operator');
  await control.write('switch', 'operator', { stopped: false, since, ...value }, known?.tag);
}

describe('a daily budget of audio', () => {
  it('parks what is over it, says so, and lets it go on the next day', async () => {
    const app = withDailyAudio(MINUTES(10));
    await landMany(app, 25);
    await app.live(HOUR);
    expect(app.statuses()).toEqual({ completed: 10, parked: 15 });
    const parked = app.ports.ledger.all().filter(({ status }) => status === 'parked');
    for (const { reason, jobId } of parked) {
      expect(reason?.code).toBe('daily_budget_spent');
      expect(jobId).toBeUndefined();
    }
    // The worlds begin at nine o'clock: fifteen hours to midnight.
    await app.live(14 * HOUR);
    await app.live(2 * HOUR);
    expect(app.statuses()).toEqual({ completed: 20, parked: 5 });
    await app.live(24 * HOUR);
    expect(app.statuses()).toEqual({ completed: 25 });
    expect(app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('is raised for a day by the operator', async () => {
    const app = withDailyAudio(MINUTES(10));
    await landMany(app, 25);
    await app.live(HOUR);
    const day = app.clock.now().toISOString().slice(0, 10);
    await operator(app, { extra: { day, audioHours: 10 / 60, tokens: 0 } });
    await app.live(HOUR);
    expect(app.statuses()).toEqual({ completed: 20, parked: 5 });
  });
});

describe('the stop switch', () => {
  it('stops new jobs, says so on what waits, and lets it go on when it is lifted', async () => {
    const app = new AppWorld();
    await operator(app, { stopped: true, note: 'invoice is being checked' });
    await landMany(app, 5);
    await app.live(HOUR);
    expect(app.statuses()).toEqual({ parked: 5 });
    expect(app.ports.ledger.all()[0]?.reason).toEqual({
      code: 'stopped',
      message: expect.stringContaining('invoice is being checked') as string,
    });
    expect(app.speech.submitted).toEqual([]);
    await operator(app, { stopped: false });
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 5 });
  });

  it('lets what the provider has come to its transcripts, and asks the model nothing', async () => {
    const app = new AppWorld();
    await landMany(app, 5);
    await app.world.advance(10 * SECOND);
    await operator(app, { stopped: true });
    await app.live(HOUR);
    expect(app.statuses()).toEqual({ parked: 5 });
    expect(app.model.asked).toEqual([]);
    expect(app.speech.jobs).toEqual([]);
    await operator(app, { stopped: false });
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 5 });
    expect(app.speech.submitted).toHaveLength(1);
  });
});

describe('a daily budget of tokens', () => {
  it('parks summaries that are over it until the next day', async () => {
    const budgets = { ...LIMITS.budgets, dailyTokens: 20_000 };
    const app = new AppWorld({ limits: { budgets } });
    app.model.tokensEach = 5000;
    await landMany(app, 6);
    await app.live(HOUR);
    expect(app.statuses()).toEqual({ completed: 4, parked: 2 });
    expect(app.model.asked).toHaveLength(4);
    await app.live(16 * HOUR);
    expect(app.statuses()).toEqual({ completed: 6 });
  });
});

describe('the pace of the model', () => {
  const paced = (requestsPerMinute: number, tokensPerMinute = Number.POSITIVE_INFINITY) => {
    const modelPace = { ...LIMITS.modelPace, requestsPerMinute, tokensPerMinute };
    return new AppWorld({ limits: { modelPace } });
  };

  /** Most calls of the model in any minute. */
  const busiestMinute = (times: readonly number[]) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length));

  it.each([
    ['requests', 60, Number.POSITIVE_INFINITY],
    ['tokens', Number.POSITIVE_INFINITY, 300_000],
  ])('keeps to the %s a minute over all jobs, with no call refused', async (_what, rpm, tpm) => {
    const app = paced(rpm, tpm);
    app.speech.lanes = ['west', 'east', 'north'];
    app.speech.workMs = 30 * SECOND;
    await landMany(app, 300);
    await app.liveToTheEnd(6 * HOUR);
    const times = app.timesOf('summarizeRecording');
    expect(times).toHaveLength(300);
    // A window's worth may come on top: it is what the service allows at once.
    expect(busiestMinute(times)).toBeLessThanOrEqual(60 + 6);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(6 * MINUTE);
  });

  it('gives the service its pause in all jobs when it asks for one', async () => {
    const app = new AppWorld();
    app.speech.lanes = ['west', 'east'];
    await landMany(app, 200);
    await app.world.advance(4 * MINUTE);
    let askedAt = 0;
    app.model.before = () => {
      askedAt = app.clock.now().getTime();
      app.model.before = undefined;
      throw new ServiceError('Model service', 'model_429', 'busy.', {
        verdict: 'later',
        retryAfterMs: 5 * MINUTE,
      });
    };
    await app.liveToTheEnd();
    const start = app.clock.now().getTime();
    expect(start).toBeGreaterThan(askedAt);
    const times = app.world.calls
      .filter(({ activity }) => activity === 'summarizeRecording')
      .map(({ at }) => at.getTime());
    const inPause = times.filter((at) => at > askedAt + SECOND && at < askedAt + 5 * MINUTE);
    // Those of other jobs that had their lease already.
    expect(inPause.length).toBeLessThanOrEqual(8);
    expect(app.statuses()).toEqual({ completed: 200 });
  });
});
