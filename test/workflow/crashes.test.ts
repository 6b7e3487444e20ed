import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, MINUTE, SECOND } from '../support/app/app-world';

/** Two good recordings and a bad one; the host is killed once, in the middle of activity call `at`. */
async function liveWithCrash(at: number): Promise<{ app: AppWorld; crashed: boolean }> {
  const app = new AppWorld();
  let calls = 0;
  app.afterActivity = () => {
    calls += 1;
    if (calls === at) app.world.crash();
  };
  app.speech.workMs = 30 * SECOND;
  const reason = { code: 'speech_InvalidData', message: 'Bad.' };
  app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
  for (const path of ['one.wav', 'two.wav', 'bad.wav']) await app.land(path);
  await app.liveToTheEnd();
  return { app, crashed: calls >= at };
}

function expectOneResultEach({ ports, statuses }: { ports: AppWorld['ports']; statuses: object }) {
  expect(statuses).toEqual({ completed: 2, failed: 1 });
  expect(
    ports.results
      .all()
      .map(({ recordingId }) => recordingId)
      .toSorted(),
  ).toEqual(
    ports.ledger
      .all()
      .filter(({ status }) => status === 'completed')
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(ports.transcripts.paths()).toHaveLength(2);
}

describe('a host that is killed', () => {
  it('loses nothing and does nothing twice, in whichever activity it is', async () => {
    let at = 1;
    for (let crashed = true; crashed; at += 1) {
      const life = await liveWithCrash(at);
      crashed = life.crashed;
      expectOneResultEach({ ports: life.app.ports, statuses: life.app.statuses() });
      // One provider job, found again by its name where the crash hid it.
      expect(life.app.speech.submitted).toHaveLength(1);
      expect(life.app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
    }
    // Dispatcher and job together make that many calls at least.
    expect(at).toBeGreaterThan(15);
  });

  it.each([
    ['just submitted', 10 * SECOND],
    ['being transcribed', 4 * MINUTE],
    ['waiting for its summaries', 10 * MINUTE],
  ])(
    'and has lost the orchestration of a job that is %s goes on from the documents',
    async (_what, ms) => {
      const app = new AppWorld();
      app.model.before = () => {
        throw new ServiceError('Model service', 'busy', 'busy.', { verdict: 'later' });
      };
      for (const path of ['one.wav', 'two.wav']) await app.land(path);
      await app.live(ms);
      for (const id of app.world.instances()) app.world.terminate(id);
      app.model.before = undefined;
      await app.liveToTheEnd();
      expect(app.statuses()).toEqual({ completed: 2 });
      expect(app.speech.submitted).toHaveLength(1);
      expect(app.ports.results.all()).toHaveLength(2);
    },
  );

  it('between claim and start of a job, is helped by the sweep', async () => {
    const app = new AppWorld();
    const startJob = app.workflows.startJob.bind(app.workflows);
    let isBroken = true;
    app.workflows.startJob = async (jobId) => {
      if (!isBroken) return startJob(jobId);
      app.world.terminate('dispatch');
    };
    await app.land('call.wav');
    await app.world.advance(5 * SECOND);
    isBroken = false;
    expect(app.statuses()).toEqual({ claimed: 1 });
    await app.live(4 * MINUTE);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('after claiming and before writing the manifest, leaves claims that come free', async () => {
    const app = new AppWorld();
    const create = app.ports.jobs.create.bind(app.ports.jobs);
    app.ports.jobs.create = async () => {
      app.ports.jobs.create = create;
      app.world.terminate('dispatch');
      throw new Error('killed');
    };
    const id = await app.land('call.wav');
    await app.live(10 * MINUTE);
    expect(app.record(id).status).toBe('claimed');
    await app.live(25 * MINUTE);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 2 });
  });
});
