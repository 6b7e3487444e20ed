import { ServiceError } from '../../shared/domain/errors';
import { makeSummarizeAgain } from '../../shared/operations/summarize-again';
import { AppWorld, HOUR, MINUTE } from '../support/app/app-world';

async function completed() {
  const app = new AppWorld();
  const id = await app.land('call.wav');
  await app.liveToTheEnd();
  const ask = (body: object) =>
    makeSummarizeAgain(app.ports)(id, JSON.stringify(body), app.workflows);
  return { app, id, ask };
}

const versions = (app: AppWorld) => app.ports.results.all().length;

describe('a further version of a summary', () => {
  it('is made once, in its turn, however often it is asked for', async () => {
    const { app, id, ask } = await completed();
    await Promise.all([ask({ model: 'large' }), ask({ model: 'large' })]);
    await app.live(MINUTE);
    expect(app.model.asked).toHaveLength(2);
    expect(versions(app)).toBe(2);
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(
      app.world.calls.filter(({ activity }) => activity === 'leaseModel').length,
    ).toBeGreaterThan(3);
  });

  it('waits while the model is busy', async () => {
    const { app, ask } = await completed();
    let busy = 4;
    app.model.before = () => {
      if (busy-- > 0) {
        throw new ServiceError('Model service', 'model_429', 'busy.', { verdict: 'later' });
      }
    };
    await ask({});
    await app.live(HOUR);
    expect(versions(app)).toBe(2);
    expect(app.defects).toEqual([]);
  });

  it('says so when it can’t be made, and leaves the recording as it is', async () => {
    const { app, id, ask } = await completed();
    const before = app.record(id);
    app.model.before = () => {
      throw new ServiceError('Model service', 'model_404', 'no such model.', {
        verdict: 'blocked',
      });
    };
    await ask({ model: 'nobody' });
    await app.live(HOUR);
    expect(app.record(id)).toEqual(before);
    expect(app.ports.results.all().map(({ summaryReason }) => summaryReason?.code)).toEqual([
      undefined,
      'model_404',
    ]);
  });

  it('goes with the recording when that is summarized from anew', async () => {
    const { app, id, ask } = await completed();
    await ask({ model: 'large' });
    await app.live(MINUTE);
    app.ports.recordings.put('call.wav');
    await app.takeIn({ container: app.ports.recordings.landing, path: 'call.wav' }, app.workflows);
    await app.liveToTheEnd();
    expect(app.record(id).status).toBe('completed');
    expect(versions(app)).toBe(1);
  });
});
