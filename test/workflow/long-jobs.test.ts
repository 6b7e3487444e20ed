import { AppWorld, FEW_HUNDRED, HOUR, MINUTE } from '../support/app/app-world';
import { textWith } from '../support/app/matching';

describe('a job of twenty hours', () => {
  it('ends well, with a history that stays short', async () => {
    const app = new AppWorld();
    app.speech.workMs = 20 * HOUR;
    await app.land('call.wav');
    await app.world.advance(21 * HOUR);
    expect(app.statuses()).toEqual({ completed: 1 });
    expect(app.timesOf('checkTranscription').length).toBeGreaterThan(100);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('keeps its place in the polling schedule when its history starts afresh', async () => {
    const app = new AppWorld();
    app.speech.workMs = 20 * HOUR;
    await app.land('call.wav');
    await app.world.advance(21 * HOUR);
    const times = app.timesOf('checkTranscription');
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(new Set(waits.slice(6))).toEqual(new Set([10 * MINUTE]));
  });

  it('is woken by the webhook after its history has started afresh', async () => {
    const app = new AppWorld();
    app.speech.workMs = 9 * HOUR + MINUTE;
    await app.land('call.wav');
    await app.world.advance(9 * HOUR + 2 * MINUTE);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    for (const { id } of app.ports.jobs.all()) await app.workflows.transcriptionEnded(id);
    await app.world.runUntilIdle();
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('is not disturbed by the sweep', async () => {
    const app = new AppWorld();
    app.speech.workMs = 20 * HOUR;
    const id = await app.land('call.wav');
    await app.live(5 * HOUR);
    expect(app.record(id)).toMatchObject({ status: 'transcribing', epoch: 1, attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
  });
});

describe('a job without an end', () => {
  it('is given up at its deadline, and says so on its recordings', async () => {
    const app = new AppWorld();
    app.speech.workMs = 48 * HOUR;
    const id = await app.land('call.wav');
    await app.world.advance(26 * HOUR - MINUTE);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    await app.world.advance(2 * MINUTE);
    expect(app.record(id)).toMatchObject({
      status: 'failed',
      reason: { code: 'deadline_exceeded', message: textWith('within 26 hours') },
    });
    expect(app.speech.jobs).toEqual([]);
    expect(await app.ports.jobs.running()).toEqual([]);
  });

  it('counts the deadline from the submission, though its history starts afresh', async () => {
    const app = new AppWorld();
    app.speech.workMs = 26 * HOUR - 5 * MINUTE;
    await app.land('call.wav');
    await app.world.advance(27 * HOUR);
    expect(app.statuses()).toEqual({ completed: 1 });
  });
});

describe('a job that the service has lost', () => {
  it('is submitted again once it was missed five times in a row', async () => {
    const app = new AppWorld();
    app.speech.workMs = 30 * MINUTE;
    const id = await app.land('call.wav');
    await app.live(2 * MINUTE);
    app.speech.forget();
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 2 });
    expect(app.speech.submitted).toHaveLength(2);
    expect(app.ports.results.all()).toHaveLength(1);
  });

  it('is not given up for a few answers in between that miss it', async () => {
    const app = new AppWorld();
    app.speech.workMs = 30 * MINUTE;
    await app.land('call.wav');
    let checks = 0;
    const on = app.speech.on.bind(app.speech);
    app.speech.on = (name) => {
      const lane = on(name);
      return {
        ...lane,
        check: async (providerJobId) => {
          checks += 1;
          const answer = await lane.check(providerJobId);
          return checks % 4 === 0 || answer.state === 'succeeded' ? answer : { state: 'missing' };
        },
      };
    };
    await app.liveToTheEnd();
    expect(app.speech.submitted).toHaveLength(1);
    expect(app.statuses()).toEqual({ completed: 1 });
  });
});
