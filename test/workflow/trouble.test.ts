import { ServiceError, type Verdict } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { objectWith } from '../support/app/matching';

const refusal = (verdict: Verdict, retryAfterMs?: number) =>
  new ServiceError('Speech service', `speech_${verdict}`, 'an error, as it happens.', {
    verdict,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

describe('a service that is busy for an hour', () => {
  it.each(['submit', 'check', 'transcripts', 'failures', 'discard'] as const)(
    'costs time and no attempts, when it refuses "%s"',
    async (method) => {
      const app = new AppWorld();
      app.speech.before[method] = () => {
        if (app.clock.now().getTime() < Date.parse('2026-03-02T10:00:00.000Z')) {
          throw refusal('later', 20 * SECOND);
        }
      };
      const good = await app.land('good.wav');
      const bad = await app.land('bad.wav');
      const reason = { code: 'speech_InvalidData', message: 'Bad.' };
      app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
      await app.liveToTheEnd();
      expect(app.clock.now().getTime()).toBeGreaterThan(Date.parse('2026-03-02T10:00:00.000Z'));
      expect(app.record(good)).toMatchObject({ status: 'completed', attempts: 1 });
      expect(app.record(bad)).toMatchObject({ status: 'failed', reason, attempts: 1 });
      expect(app.speech.submitted).toHaveLength(1);
      expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    },
  );

  it('is asked again when it said, not sooner', async () => {
    const app = new AppWorld();
    const end = app.clock.now().getTime() + 3 * MINUTE;
    app.speech.before.submit = () => {
      if (app.clock.now().getTime() < end) throw refusal('later', 45 * SECOND);
    };
    await app.land('call.wav');
    await app.live(5 * MINUTE);
    const tries = app.timesOf('submitTranscription');
    expect(tries.slice(1).map((at, index) => at - (tries[index] ?? 0))).toEqual([
      45_000, 45_000, 45_000, 45_000,
    ]);
  });
});

describe('a wrong key', () => {
  it('parks the recordings with what to do, and goes on by itself when it is mended', async () => {
    const app = new AppWorld();
    app.speech.workMs = 30 * MINUTE;
    app.speech.before.submit = () => {
      throw refusal('blocked');
    };
    const id = await app.land('call.wav');
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({
      status: 'parked',
      reason: { code: 'speech_blocked' },
      epoch: 1,
    });
    // A person looks at it for an hour: it isn't tried more often than every ten minutes.
    expect(app.timesOf('submitTranscription').length).toBeLessThanOrEqual(7);

    delete app.speech.before.submit;
    await app.live(11 * MINUTE);
    expect(app.record(id).status).toBe('transcribing');
    expect(app.record(id)).not.toHaveProperty('reason');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
  });

  it('gives a parked recording its own end when it is deleted or overwritten before the key is mended', async () => {
    const app = new AppWorld();
    app.speech.before.submit = () => {
      throw refusal('blocked');
    };
    const deleted = await app.land('deleted.wav');
    const overwritten = await app.land('overwritten.wav');
    await app.world.advance(MINUTE);
    expect(app.statuses()).toEqual({ parked: 2 });
    app.ports.recordings.remove('deleted.wav');
    app.ports.recordings.put('overwritten.wav');
    delete app.speech.before.submit;
    await app.liveToTheEnd();
    expect(app.record(deleted)).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
    });
    expect(app.record(overwritten)).toMatchObject({ status: 'completed' });
    expect(app.ports.results.all()).toHaveLength(1);
  });
});

describe('a submission without an answer', () => {
  it('is found again, and there is one provider job', async () => {
    const app = new AppWorld();
    let isLost = true;
    app.speech.after.submit = () => {
      if (isLost) throw refusal('unsure');
    };
    await app.land('call.wav');
    await app.world.advance(30 * SECOND);
    isLost = false;
    expect(app.speech.submitted).toHaveLength(1);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 1 });
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('is made again when nothing came of it', async () => {
    const app = new AppWorld();
    let lost = 1;
    app.speech.before.submit = () => {
      if (lost-- > 0) throw refusal('unsure');
    };
    await app.land('call.wav');
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 1 });
    const [first, second] = app.speech.timesOf('submit');
    expect((second?.getTime() ?? 0) - (first?.getTime() ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  });
});

describe('a submission that shows in the list too late', () => {
  it('leaves two provider jobs for a while, and none in the end, with one result', async () => {
    const app = new AppWorld();
    app.speech.listedAfterMs = 3 * MINUTE;
    app.speech.after.submit = () => {
      delete app.speech.after.submit;
      throw refusal('unsure');
    };
    const id = await app.land('call.wav');
    await app.live(4 * MINUTE);
    expect(app.speech.jobs.map((job) => job.id)).toEqual(['provider-1', 'provider-2']);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(2);
    expect(app.speech.jobs).toEqual([]);
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.transcripts.paths()).toHaveLength(1);
  });

  it('is found also when every further one is refused', async () => {
    const app = new AppWorld();
    app.speech.listedAfterMs = 90 * SECOND;
    app.speech.after.submit = () => {
      app.speech.before.submit = () => {
        throw refusal(app.clock.now().getTime() < end ? 'later' : 'never', 2 * MINUTE);
      };
      throw refusal('unsure');
    };
    const end = app.clock.now().getTime() + 3 * MINUTE;
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    // Each refusal was no answer to what had become of the first attempt, so it was looked for again.
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
    expect(app.speech.jobs).toEqual([]);
  });
});

describe('a job that fails', () => {
  const passing = { code: 'speech_Internal', message: 'Passing.' };
  const final = { code: 'speech_InvalidData', message: 'Bad data.' };

  it('in one file, brings all the others to their end', async () => {
    const app = new AppWorld();
    for (let index = 0; index < 20; index += 1) await app.land(`good-${index}.wav`);
    const bad = await app.land('bad one.wav');
    app.speech.fileFailures.set('bad one.wav', { reason: final, retryable: false });
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 20, failed: 1 });
    expect(app.record(bad).reason).toEqual(final);
  });

  it('in one file in passing, tries that one again after a rest, by itself', async () => {
    const app = new AppWorld();
    await app.land('good.wav');
    const id = await app.land('unlucky.wav');
    app.speech.fileFailures.set('unlucky.wav', { reason: passing, retryable: true });
    app.speech.before.discard = () => app.speech.fileFailures.clear();
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 2 });
    expect(app.ports.jobs.all().map(({ manifest }) => manifest.length)).toEqual([2, 1]);
  });

  it('as a whole for good, fails its recordings with the reason, and frees its lane', async () => {
    const app = new AppWorld();
    app.speech.jobFailure = { reason: final, retryable: false };
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'failed', reason: final, attempts: 1 });
    expect(await app.ports.jobs.running()).toEqual([]);
    expect(app.ports.results.all()).toEqual([]);
  });

  it('as a whole in passing, is tried three times and then given up', async () => {
    const app = new AppWorld();
    app.speech.jobFailure = { reason: passing, retryable: true };
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'failed', reason: passing, attempts: 3 });
    expect(app.speech.submitted).toHaveLength(3);
  });

  it('by a refusal of the submission, fails its recordings with the reason', async () => {
    const app = new AppWorld();
    app.speech.before.submit = () => {
      throw refusal('never');
    };
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'failed', reason: { code: 'speech_never' } });
    expect(app.ports.jobs.all()).toEqual([objectWith({ state: 'closed' })]);
  });

  it('by a defect of ours, says so and lets what came before it go on', async () => {
    const app = new AppWorld();
    for (let index = 0; index < 120; index += 1) await app.land(`call-${index}.wav`);
    let pages = 0;
    app.speech.before.transcripts = () => {
      pages += 1;
      if (pages > 1) throw new TypeError('x is undefined');
    };
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 100, failed: 20 });
    const failed = app.ports.ledger.all().find(({ status }) => status === 'failed');
    expect(failed?.reason?.code).toBe('internal_error');
    expect(app.defects).toHaveLength(1);
  });
});
