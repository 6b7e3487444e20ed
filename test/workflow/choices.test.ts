import { profilesFrom } from '../../shared/domain/choices';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { AppWorld, HOUR, MINUTE } from '../support/app/app-world';
import { NOW } from '../support/app/builders';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Puts a side-car beside recordings, and tells of it. */
async function say(app: AppWorld, path: string, value: unknown) {
  const content = json(value);
  app.ports.recordings.put(path, content.length, content, { modifiedAt: NOW });
  await app.takeIn({ container: 'recordings', path }, app.workflows);
}

describe('recordings with choices of their own', () => {
  it('share a job with those alone that are asked for in the same way', async () => {
    const profiles = profilesFrom({ berlin: { locale: 'de-DE', profanity: 'Masked' } }, []);
    const app = new AppWorld({ intake: { profiles } });
    for (const path of ['berlin/1.wav', 'berlin/2.wav', 'london/1.wav']) await app.land(path);
    await app.world.advance(6 * HOUR);

    const jobs = app.ports.jobs.all();
    expect(jobs.map(({ profile, manifest }) => [profile, manifest.length]).toSorted()).toEqual([
      ['azure-speech;de-DE;channels;short;any;profanity-Masked', 2],
      ['azure-speech;en-GB;channels;short;any', 1],
    ]);
    expect(app.isOver()).toBe(true);
    expect(app.defects).toEqual([]);
  });

  it('keep their facts to the end', async () => {
    const app = new AppWorld();
    await say(app, 'call.json', { callId: 'c-1', agent: 'Susan', fields: { order: '4711' } });
    const id = await app.land('call.wav');
    await app.world.advance(HOUR);

    expect(app.record(id)).toMatchObject({
      status: 'completed',
      call: { callId: 'c-1', agent: 'Susan' },
      choices: { fields: { order: '4711' } },
    });
    expect(app.ports.ledger.all()).toHaveLength(1);
  });

  it('wait for a side-car that is expected, and are transcribed once', async () => {
    const app = new AppWorld({ intake: { sidecarWaitMs: 10 * MINUTE } });
    app.ports.recordings.put('call.wav', 64_044, undefined, { modifiedAt: NOW });
    await app.takeIn({ container: 'recordings', path: 'call.wav' }, app.workflows);
    await app.world.advance(5 * MINUTE);
    const id = recordingIdOf('recordings', 'call.wav');
    expect(app.record(id)).toMatchObject({ status: 'queued', waitsFor: 'sidecar' });

    await say(app, 'call.json', { locale: 'de-DE' });
    await app.world.advance(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'completed', choices: { locale: 'de-DE' } });
    expect(app.ports.jobs.all()).toHaveLength(1);
    expect(app.defects).toEqual([]);
  });

  it('go without one when their time to wait is over', async () => {
    const app = new AppWorld({ intake: { sidecarWaitMs: 10 * MINUTE } });
    app.ports.recordings.put('call.wav', 64_044, undefined, { modifiedAt: NOW });
    await app.takeIn({ container: 'recordings', path: 'call.wav' }, app.workflows);
    await app.world.advance(2 * HOUR);
    expect(app.record(recordingIdOf('recordings', 'call.wav'))).toMatchObject({
      status: 'completed',
      attempts: 1,
    });
  });
});
