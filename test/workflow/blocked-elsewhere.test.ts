import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE } from '../support/app/app-world';

const blocked = (service: string, code: string) =>
  new ServiceError(service, code, 'a role is missing.', { verdict: 'blocked' });

/** Two lanes, so that there would be a way round a lane that refuses. */
function setUp(): AppWorld {
  const app = new AppWorld();
  app.speech.lanes = ['west', 'east'];
  return app;
}

/** Nothing is tried more often than every ten minutes, apart from the first moments. */
function expectPatience(app: AppWorld): void {
  expect(app.timesOf('submitTranscription').length).toBeLessThanOrEqual(9);
  expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
}

describe('a job that something else than its lane blocks', () => {
  it('is parked with what to do, stays on its lane, and goes on when that is mended', async () => {
    const app = setUp();
    const { recordings } = app.ports;
    const id = await app.land('call.wav');
    const properties = recordings.properties.bind(recordings);
    recordings.properties = async () => Promise.reject(blocked('Storage', 'storage_403'));
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'storage_403' } });
    expect(app.ports.jobs.all()).toMatchObject([{ lane: 'west', state: 'prepared' }]);
    expectPatience(app);

    recordings.properties = properties;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('is parked also after its lane has refused it, and it was moved', async () => {
    const app = setUp();
    const { recordings } = app.ports;
    const properties = recordings.properties.bind(recordings);
    app.speech.before.submit = ({ lane }) => {
      if (lane !== 'west') return;
      recordings.properties = async () => Promise.reject(blocked('Storage', 'storage_403'));
      throw blocked('Speech service', 'speech_401');
    };
    const id = await app.land('call.wav');
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'storage_403' } });
    expectPatience(app);

    recordings.properties = properties;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toMatchObject([{ lane: 'east' }]);
  });

  it('is no hot loop either when it is looked for in vain', async () => {
    const app = setUp();
    let calls = 0;
    app.speech.before.submit = () => {
      calls += 1;
      if (calls === 1) throw blocked('Speech service', 'speech_401');
    };
    app.speech.after.submit = () => {
      throw new ServiceError('Speech service', 'cut', 'cut off.', { verdict: 'unsure' });
    };
    app.speech.before.find = () => {
      throw blocked('Speech service', 'speech_403');
    };
    const id = await app.land('call.wav');
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'speech_403' } });
    expect(app.ports.jobs.all()).toMatchObject([{ lane: 'east', unsure: true }]);
    expectPatience(app);

    delete app.speech.before.find;
    delete app.speech.after.submit;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
    expect(app.speech.jobs).toEqual([]);
  });

  it('waits for no more than ten minutes when it is mended at once', async () => {
    const app = setUp();
    const { recordings } = app.ports;
    const id = await app.land('call.wav');
    const properties = recordings.properties.bind(recordings);
    recordings.properties = async () => Promise.reject(blocked('Storage', 'storage_403'));
    await app.live(MINUTE);
    recordings.properties = properties;
    await app.live(11 * MINUTE);
    expect(app.record(id).status).toBe('transcribing');
    expect(app.speech.submitted).toHaveLength(1);
  });
});
