import { ServiceError, type Verdict } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';

const refusal = (verdict: Verdict, retryAfterMs?: number) =>
  new ServiceError('Model service', `model_${verdict}`, 'an error, as it happens.', {
    verdict,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

async function landMany(app: AppWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await app.land(`call-${index}.wav`);
}

describe('summaries', () => {
  it('are made a few at a time, each once', async () => {
    const app = new AppWorld();
    await landMany(app, 60);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 60 });
    expect(app.model.asked).toHaveLength(60);
    const summarizers = app.world.calls.filter(({ activity }) => activity === 'summarizeRecording');
    expect(new Set(summarizers.map(({ instanceId }) => instanceId)).size).toBe(2);
  });

  it('that the model can’t take now come in later rounds, as late as it asked', async () => {
    const app = new AppWorld();
    let taken = 0;
    let minute = -1;
    app.model.before = () => {
      const now = Math.floor(app.clock.now().getTime() / MINUTE);
      if (now !== minute) [minute, taken] = [now, 0];
      taken += 1;
      if (taken > 5) throw refusal('later', MINUTE);
    };
    await landMany(app, 40);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 40 });
    expect(app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
    expect(new Set(app.timesOf('completeRecordings')).size).toBeGreaterThanOrEqual(8);
  });

  it('let the next job be transcribed while they wait for the model', async () => {
    const app = new AppWorld();
    app.model.before = () => {
      throw refusal('later', HOUR);
    };
    await app.land('first.wav');
    await app.live(10 * MINUTE);
    await app.land('second.wav');
    await app.live(10 * MINUTE);
    expect(app.statuses()).toEqual({ transcribed: 2 });
    expect(app.speech.submitted).toHaveLength(2);
  });

  it('keep a short history while the model is away for a day', async () => {
    const app = new AppWorld();
    const end = app.clock.now().getTime() + 24 * HOUR;
    app.model.before = () => {
      if (app.clock.now().getTime() < end) throw refusal('later', 5 * MINUTE);
    };
    await landMany(app, 3);
    await app.world.advance(25 * HOUR);
    expect(app.statuses()).toEqual({ completed: 3 });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('park their recordings for a wrong key, and go on when it is mended', async () => {
    const app = new AppWorld();
    app.model.before = () => {
      throw refusal('blocked');
    };
    const id = await app.land('call.wav');
    await app.live(30 * MINUTE);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'model_blocked' } });

    app.model.before = undefined;
    await app.live(11 * MINUTE);
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.record(id)).not.toHaveProperty('reason');
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('ask a model that names no time at most once a second', async () => {
    const app = new AppWorld();
    let end = Infinity;
    app.model.before = () => {
      if (end === Infinity) end = app.clock.now().getTime() + 3 * MINUTE;
      if (app.clock.now().getTime() < end) throw refusal('later', 0);
    };
    await app.land('call.wav');
    await app.world.advance(HOUR);
    expect(app.statuses()).toEqual({ completed: 1 });
    const asked = app.timesOf('summarizeRecording');
    const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(waits).toHaveLength(180);
    expect(Math.min(...waits)).toBe(SECOND);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('that are refused fail their recording, and no other', async () => {
    const app = new AppWorld();
    app.model.before = () => {
      if (app.model.asked.length === 2) throw refusal('never');
    };
    await landMany(app, 4);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 3, failed: 1 });
    const failed = app.ports.ledger.all().find(({ status }) => status === 'failed');
    expect(failed?.reason?.code).toBe('model_never');
  });

  it('are given up after a week', async () => {
    const app = new AppWorld();
    app.model.before = () => {
      throw refusal('later', HOUR);
    };
    const id = await app.land('call.wav');
    await app.world.advance(8 * 24 * HOUR);
    expect(app.record(id)).toMatchObject({ status: 'failed', reason: { code: 'model_later' } });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });
});
