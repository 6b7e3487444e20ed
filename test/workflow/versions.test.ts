import { recordingIdOf } from '../../shared/domain/recording-id';
import { makeRecordingView } from '../../shared/operations/recording-view';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { objectWith } from '../support/app/matching';

describe('an overwritten recording', () => {
  it('ends with the new version’s result when it is overwritten while its job runs', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    await app.world.advance(30 * SECOND);
    expect(app.statuses()).toEqual({ transcribing: 1 });
    await app.land('call.wav');
    const { version } = app.record(id);
    expect(app.statuses()).toEqual({ queued: 1 });

    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', result: { version } });
    expect(app.ports.results.all()).toEqual([objectWith({ version })]);
    expect(app.ports.transcripts.paths()).toEqual([app.record(id).result?.transcriptPath]);
    expect(app.speech.submitted).toHaveLength(2);
  });

  it('comes to the same when the event of it is lost', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    await app.world.advance(30 * SECOND);
    const version = app.ports.recordings.put('call.wav');
    await app.world.advance(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'completed', result: { version } });
    expect(app.ports.results.all()).toEqual([objectWith({ version })]);
  });

  it('goes on showing its old result until the new one is complete', async () => {
    const app = new AppWorld();
    const show = makeRecordingView(app.ports);
    const view = (of: string) => show(app.record(of));
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    const first = app.record(id).version;

    await app.land('call.wav');
    for (let seconds = 0; app.record(id).status !== 'completed'; seconds += 5) {
      expect(await view(id)).toMatchObject({ result: { version: first } });
      expect(seconds).toBeLessThan(3600);
      await app.world.advance(5 * SECOND);
    }
    const { version } = app.record(id);
    expect(version).not.toBe(first);
    expect(await view(id)).toMatchObject({ result: { version } });
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.transcripts.paths()).toHaveLength(1);
  });

  it('ends with the last version, however often it is overwritten', async () => {
    const app = new AppWorld();
    let version = '';
    for (let times = 0; times < 12; times += 1) {
      version = app.ports.recordings.put('call.wav');
      if (times % 3 !== 2) await app.land('call.wav');
      await app.live(47 * SECOND);
    }
    await app.liveToTheEnd();
    const [record] = app.ports.ledger.all();
    expect(record?.status).toBe('completed');
    expect(record?.result?.version).toBe(record?.version);
    expect(app.ports.results.all()).toEqual([objectWith({ version: record?.version })]);
    expect(version).not.toBe('');
  });

  it('keeps to its new version when it is overwritten while it is summarized', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    app.model.before = () => {
      app.model.before = undefined;
      app.ports.recordings.put('call.wav');
    };
    await app.liveToTheEnd();
    await app.live(MINUTE);
    await app.liveToTheEnd();
    const { version, result } = app.record(id);
    expect(result?.version).toBe(version);
    expect(app.ports.results.all()).toHaveLength(1);
  });

  it('fails, and says so, when it was deleted before it was transcribed', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    app.ports.recordings.remove('call.wav');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
    });
    expect(app.speech.submitted).toEqual([]);
  });
});

describe('an empty blob', () => {
  const id = recordingIdOf('recordings', 'upload.wav');

  it('that is filled goes its way', async () => {
    const app = new AppWorld();
    await app.land('upload.wav', 0);
    await app.world.advance(4 * MINUTE);
    await app.land('upload.wav');
    await app.world.advance(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'completed' });
    expect(app.ports.results.all()).toHaveLength(1);
  });

  it('that is filled without an event goes its way when its time is over', async () => {
    const app = new AppWorld();
    await app.land('upload.wav', 0);
    await app.world.advance(4 * MINUTE);
    app.ports.recordings.put('upload.wav');
    await app.world.advance(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'completed' });
  });

  it('that stays empty is rejected after ten minutes, and never submitted', async () => {
    const app = new AppWorld();
    await app.land('upload.wav', 0);
    await app.world.advance(10 * MINUTE - SECOND);
    expect(app.record(id)).toMatchObject({ status: 'queued' });
    await app.world.advance(2 * SECOND);
    expect(app.record(id)).toMatchObject({ status: 'rejected', reason: { code: 'empty' } });
    expect(app.speech.submitted).toEqual([]);
  });

  it('that goes away again troubles nobody', async () => {
    const app = new AppWorld();
    await app.land('upload.wav', 0);
    app.ports.recordings.remove('upload.wav');
    await app.world.advance(HOUR);
    const statuses = app.world.instances().map((one) => app.world.status(one).runtimeStatus);
    expect(statuses).toEqual(['Completed']);
    expect(app.defects).toEqual([]);
  });
});
