import { AppError, type Verdict } from '../../shared/domain/errors';
import type { Ports } from '../../shared/ports';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { Vendors } from '../support/app/vendors';

/** An app with three services; `land` sends a recording to one of them. */
function setUp() {
  const given: { vendors?: Vendors } = {};
  const between = {
    ports: (ports: Ports): Ports => {
      given.vendors = new Vendors(ports.clock);
      return { ...ports, transcribers: given.vendors.all };
    },
  };
  const app = new AppWorld({ between });
  const { vendors } = given;
  if (!vendors) throw new Error('The app was given no services.');
  const land = async (path: string, provider: string, more: object = {}) => {
    const sidecar = Buffer.from(JSON.stringify({ providers: [provider], ...more }));
    app.ports.recordings.put(`${path}.json`, sidecar.length, sidecar);
    return app.land(path);
  };
  return { app, vendors, land };
}

const refusal = (verdict: Verdict) => new AppError('service_401', 'Check the key.', { verdict });

describe('recordings for several services', () => {
  it('go through one workflow to the same end, each at the service chosen for it', async () => {
    const { app, vendors, land } = setUp();
    const ids: string[] = [];
    for (const provider of ['azure-speech', 'speechmatics', 'azure-fast']) {
      for (const name of ['a', 'b', 'c']) ids.push(await land(`${provider}/${name}.wav`, provider));
    }
    await app.world.advance(HOUR);

    expect(app.statuses()).toEqual({ completed: 9 });
    expect(vendors.azure.submitted.map(({ sources }) => sources.length)).toEqual([3]);
    expect(vendors.speechmatics.submitted.map(({ sources }) => sources.length)).toEqual([1, 1, 1]);
    expect(vendors.fast.asked).toHaveLength(3);
    for (const id of ids) {
      const { path, result } = app.record(id);
      const transcript = await app.ports.transcripts.read(result?.transcriptPath ?? '');
      expect(transcript?.provider).toBe(path.split('/')[0]);
    }
    expect(app.defects).toEqual([]);
  });

  it('leave nothing at any service, and no answer kept', async () => {
    const { app, vendors, land } = setUp();
    await land('a.wav', 'speechmatics');
    await land('b.wav', 'azure-fast');
    await app.world.advance(HOUR);

    expect(vendors.speechmatics.jobs).toEqual([]);
    expect(vendors.answers.names).toEqual([]);
    expect(await app.ports.jobs.running()).toEqual([]);
  });

  it('wait for nothing where the answer is there at once', async () => {
    const { app, land } = setUp();
    const id = await land('a.wav', 'azure-fast');
    await app.world.advance(2 * SECOND);

    expect(app.record(id).status).toBe('completed');
    expect(app.timesOf('checkTranscription')).toEqual([]);
  });

  it('are asked about as often as their service likes it', async () => {
    const { app, land } = setUp();
    await land('a.wav', 'speechmatics');
    await app.world.advance(MINUTE);

    expect(app.timesOf('checkTranscription')).toEqual([7 * SECOND, 16 * SECOND, 29_500]);
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('are asked about each minute where that is no trouble to the service', async () => {
    const { app, vendors, land } = setUp();
    vendors.speechmatics.workMs = 10 * MINUTE;
    await land('a.wav', 'speechmatics');
    await app.world.advance(HOUR);

    const times = app.timesOf('checkTranscription');
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.max(...waits)).toBe(MINUTE);
    expect(app.statuses()).toEqual({ completed: 1 });
  });
});

describe('many recordings, one a job', () => {
  it('fill all lanes at once, and no history grows long', async () => {
    const { app, vendors, land } = setUp();
    for (let index = 0; index < 130; index += 1) await land(`${index}.wav`, 'speechmatics');
    await app.world.advance(5 * SECOND);
    expect(vendors.speechmatics.submitted).toHaveLength(20);

    await app.world.advance(HOUR);
    expect(app.statuses()).toEqual({ completed: 130 });
    expect(vendors.speechmatics.submitted).toHaveLength(130);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });
});

describe('a recording that its service refuses', () => {
  it('for good is a failure with the reason, kept for whoever asks again', async () => {
    const { app, vendors, land } = setUp();
    vendors.fast.before = () => {
      throw refusal('never');
    };
    const id = await land('a.wav', 'azure-fast');
    await app.world.advance(HOUR);

    expect(app.record(id)).toMatchObject({
      status: 'failed',
      reason: { code: 'service_401', message: 'Check the key.' },
    });
    expect(vendors.fast.asked).toHaveLength(1);
    expect(vendors.answers.names).toEqual([]);
  });

  it('for its key waits, its lanes with it, and the other services go on', async () => {
    const { app, vendors, land } = setUp();
    const refuse = () => {
      throw refusal('blocked');
    };
    vendors.speechmatics.before.submit = refuse;
    const waits = await land('a.wav', 'speechmatics');
    await app.world.advance(20 * SECOND);
    const goes = await land('b.wav', 'azure-fast');
    const later = await land('c.wav', 'speechmatics');
    await app.world.advance(MINUTE);

    expect(app.record(waits)).toMatchObject({
      status: 'parked',
      reason: { code: 'service_401' },
    });
    expect(app.record(goes).status).toBe('completed');
    expect(app.record(later).status).toBe('queued');
    expect(vendors.azure.submitted).toEqual([]);

    delete vendors.speechmatics.before.submit;
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 3 });
  });
});

describe('a recording whose service is no longer there', () => {
  it('is parked with the reason, stays so, and is not in the way of others', async () => {
    const { app, land } = setUp();
    const orphan = await land('a.wav', 'speechmatics');
    const record = app.record(orphan);
    app.ports.ledger.put({ ...record, profile: record.profile.replace('speechmatics', 'gone') });
    const other = await land('b.wav', 'azure-fast');
    await app.live(20 * MINUTE);

    expect(app.record(orphan)).toMatchObject({
      status: 'parked',
      reason: { code: 'no_service', message: expect.stringContaining('PROVIDERS') as string },
    });
    expect(app.record(other).status).toBe('completed');
    expect(app.timesOf('parkQueued').length).toBeLessThanOrEqual(2);
  });
});
