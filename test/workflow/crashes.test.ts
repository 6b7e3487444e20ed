import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { objectWith } from '../support/app/matching';

/** Two good recordings and a bad one; `strike` happens once, in the middle of activity call `at`. */
async function liveWith(
  strike: (app: AppWorld) => void,
  at: number,
): Promise<{ app: AppWorld; crashed: boolean }> {
  const app = new AppWorld();
  let calls = 0;
  app.afterActivity = () => {
    calls += 1;
    if (calls === at) strike(app);
  };
  app.speech.workMs = 30 * SECOND;
  const reason = { code: 'speech_InvalidData', message: 'Bad.' };
  app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
  for (const path of ['one.wav', 'two.wav', 'bad.wav']) await app.land(path);
  await app.liveToTheEnd();
  return { app, crashed: calls >= at };
}

function loseAll({ world }: AppWorld): void {
  for (const id of world.instances()) world.terminate(id);
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
      const life = await liveWith(({ world }) => world.crash(), at);
      crashed = life.crashed;
      expectOneResultEach({ ports: life.app.ports, statuses: life.app.statuses() });
      // One provider job, found again by its name where the crash hid it.
      expect(life.app.speech.submitted).toHaveLength(1);
      expect(life.app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
    }
    // Dispatcher and job together make that many calls at least.
    expect(at).toBeGreaterThan(15);
  });

  it('submits once and ends well, whenever all of its orchestrations are lost', async () => {
    let at = 1;
    for (let crashed = true; crashed; at += 1) {
      const life = await liveWith(loseAll, at);
      crashed = life.crashed;
      expectOneResultEach({ ports: life.app.ports, statuses: life.app.statuses() });
      expect([at, life.app.speech.submitted.length]).toEqual([at, 1]);
      expect(life.app.speech.jobs).toEqual([]);
    }
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
      loseAll(app);
      app.model.before = undefined;
      await app.liveToTheEnd();
      expect(app.statuses()).toEqual({ completed: 2 });
      expect(app.speech.submitted).toHaveLength(1);
      expect(app.ports.results.all()).toHaveLength(2);
    },
  );

  it('and has lost a job that waits for the model’s key never goes back to the provider', async () => {
    const app = new AppWorld();
    app.model.before = () => {
      throw new ServiceError('Model service', 'key', 'wrong key.', { verdict: 'blocked' });
    };
    const ids = [await app.land('one.wav'), await app.land('two.wav')];
    await app.live(20 * MINUTE);
    expect(app.statuses()).toEqual({ parked: 2 });
    const checks = app.timesOf('checkTranscription').length;

    loseAll(app);
    await app.live(2 * HOUR);
    expect(app.statuses()).toEqual({ parked: 2 });
    app.model.before = undefined;
    await app.liveToTheEnd();
    for (const id of ids) {
      expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1, epoch: 1 });
    }
    expect(app.speech.submitted).toHaveLength(1);
    expect(app.timesOf('checkTranscription')).toHaveLength(checks);
  });

  it('and has lost a job whose submission is being tried again submits it once', async () => {
    const app = new AppWorld();
    app.speech.before.submit = () => {
      throw new ServiceError('Speech service', 'busy', 'busy.', { verdict: 'later' });
    };
    const id = await app.land('call.wav');
    await app.live(HOUR);
    loseAll(app);
    await app.live(HOUR);
    delete app.speech.before.submit;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
  });

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
    await app.live(6 * MINUTE);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('after claiming and before writing the manifest, goes on with what was claimed', async () => {
    const app = new AppWorld();
    const prepare = app.ports.jobs.prepare.bind(app.ports.jobs);
    app.ports.jobs.prepare = async () => {
      app.ports.jobs.prepare = prepare;
      app.world.terminate('dispatch');
      throw new Error('killed');
    };
    const id = await app.land('call.wav');
    await app.world.advance(5 * SECOND);
    expect(app.ports.jobs.all()).toEqual([objectWith({ state: 'claiming', manifest: [] })]);
    // The sweep starts the job, which takes what it finds claimed for its manifest.
    await app.live(6 * MINUTE);
    expect(app.record(id).status).toBe('transcribing');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
  });

  it('while a dispatcher waits in the middle of claiming, gives back what comes after', async () => {
    const app = new AppWorld();
    for (let index = 0; index < 6; index += 1) await app.land(`call-${index}.wav`);
    const claim = app.ports.ledger.claim.bind(app.ports.ledger);
    let claims = 0;
    app.ports.ledger.claim = async (seen, by) => {
      claims += 1;
      // Half of them, then nothing for ten minutes, while the sweep starts the job with that half.
      if (claims > 3 && app.clock.now().getTime() < away) {
        throw new ServiceError('Cosmos DB', 'cosmos_401', 'no.', { verdict: 'blocked' });
      }
      return claim(seen, by);
    };
    const away = app.clock.now().getTime() + 9 * MINUTE;
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 6 });
    expect(app.ports.ledger.all().map(({ attempts }) => attempts)).toEqual(Array(6).fill(1));
    expect(app.speech.submitted.map(({ sources }) => sources.length)).toEqual([3, 3]);
  });
});
