import { AppError } from '../../shared/domain/errors';
import { profileFromKey } from '../../shared/domain/profile';
import type { Ports } from '../../shared/ports';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE } from '../support/app/app-world';
import { Vendors } from '../support/app/vendors';

const refuse = () => {
  throw new AppError('service_401', 'Check the key.', { verdict: 'blocked' });
};

/** An app with `azure-speech`, `speechmatics` and `azure-fast`, in this order. */
function setUp(failover: 'none' | 'next', intake: object = {}) {
  const given: { vendors?: Vendors } = {};
  const between = {
    ports: (ports: Ports): Ports => {
      given.vendors = new Vendors(ports.clock);
      return { ...ports, transcribers: given.vendors.all };
    },
  };
  const limits = { failOver: { failover, prices: {}, maxSpeakers: 2 } };
  const app = new AppWorld({ between, limits, intake: { failover, ...intake } });
  const { vendors } = given;
  if (!vendors) throw new Error('The app was given no services.');
  const land = (path: string, choices: object = {}) => {
    const sidecar = Buffer.from(JSON.stringify(choices));
    app.ports.recordings.put(`${path}.json`, sidecar.length, sidecar);
    return app.land(path);
  };
  const providerOf = (id: string) => profileFromKey(app.record(id).profile).provider;
  return { app, vendors, land, providerOf };
}

const resultsOf = (app: AppWorld, id: string) => app.ports.results.pointers(id);

describe('recordings that a service refuses for its key', () => {
  it('go to the next of PROVIDERS, come to one result each, and say so', async () => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.azure.before.submit = refuse;
    const ids = [await land('a.wav'), await land('b.wav', { phrases: ['Contoso'] })];
    await app.liveToTheEnd();

    for (const id of ids) {
      expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
      expect(await resultsOf(app, id)).toHaveLength(1);
      expect(providerOf(id)).toBe('speechmatics');
    }
    expect(app.record(ids[0] ?? '').chosen).toEqual({
      provider: 'speechmatics',
      mode: 'batch',
      reasons: ['azure-speech refused it (service_401).'],
      refused: ['azure-speech'],
    });
    expect(vendors.azure.submitted).toEqual([]);
    expect(vendors.speechmatics.submitted).toHaveLength(2);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    expect(app.defects).toEqual([]);
  });

  it('wait for it where the setting says none', async () => {
    const { app, vendors, land, providerOf } = setUp('none');
    vendors.azure.before.submit = refuse;
    const id = await land('a.wav');
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'service_401' } });
    expect(providerOf(id)).toBe('azure-speech');
    expect(app.timesOf('failOver')).toEqual([]);

    delete vendors.azure.before.submit;
    await app.liveToTheEnd();
    expect(app.record(id).status).toBe('completed');
    expect(vendors.speechmatics.submitted).toEqual([]);
  });

  it('stay with a service that they have asked for, while the others of their job go on', async () => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.azure.before.submit = refuse;
    const fixed = await land('fixed.wav', { providers: ['azure-speech'] });
    const free = await land('free.wav');
    await app.live(30 * MINUTE);
    expect(app.record(fixed)).toMatchObject({ status: 'parked', reason: { code: 'service_401' } });
    expect(app.record(free).status).toBe('completed');

    delete vendors.azure.before.submit;
    await app.liveToTheEnd();
    expect(app.record(fixed)).toMatchObject({ status: 'completed', attempts: 1 });
    expect([providerOf(fixed), providerOf(free)]).toEqual(['azure-speech', 'speechmatics']);
    expect(vendors.azure.submitted.map(({ sources }) => sources.length)).toEqual([1]);
  });

  it('come to rest when all refuse, each tried once, and go on when the last is mended', async () => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.azure.before.submit = refuse;
    vendors.speechmatics.before.submit = refuse;
    vendors.fast.before = refuse;
    const id = await land('a.wav');
    await app.live(3 * HOUR);
    expect(app.record(id)).toMatchObject({
      status: 'parked',
      reason: { code: 'service_401' },
      chosen: { provider: 'azure-fast', refused: ['azure-speech', 'speechmatics'] },
    });
    expect(app.ports.jobs.all().filter(({ state }) => state !== 'closed')).toHaveLength(1);
    expect(app.timesOf('submitTranscription').length).toBeLessThan(40);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);

    vendors.fast.before = () => undefined;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(providerOf(id)).toBe('azure-fast');
    expect(await resultsOf(app, id)).toHaveLength(1);
  });

  it('are not moved while the service may have their job after all', async () => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.azure.after.submit = () => {
      delete vendors.azure.after.submit;
      vendors.azure.before.find = refuse;
      throw new AppError('cut', 'cut off.', { verdict: 'unsure' });
    };
    const id = await land('a.wav');
    await app.live(HOUR);
    expect(app.record(id)).toMatchObject({ status: 'parked' });
    expect(providerOf(id)).toBe('azure-speech');

    delete vendors.azure.before.find;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(vendors.azure.submitted).toHaveLength(1);
    expect(vendors.speechmatics.submitted).toEqual([]);
  });

  it('stay where their audio may not go anywhere else', async () => {
    const residency = { 'recordings/eu/': ['speech.example'] };
    const { app, vendors, land, providerOf } = setUp('next', { residency });
    vendors.azure.before.submit = refuse;
    vendors.fast.before = refuse;
    const bound = await land('eu/a.wav');
    const free = await land('us/a.wav');
    await app.live(HOUR);
    expect(app.record(bound).status).toBe('parked');
    expect(vendors.speechmatics.submitted).toHaveLength(1);
    expect(app.record(free).status).toBe('completed');
    expect(providerOf(free)).toBe('speechmatics');
  });
});

describe('recordings behind those that were refused', () => {
  it('go along from the queue, and those that land meanwhile go elsewhere at once', async () => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.speechmatics.before.submit = refuse;
    vendors.speechmatics.lanes = ['eu1.example#1', 'eu1.example#2'];
    const hinted = { phrases: ['Contoso'] };
    const early: string[] = [];
    for (let at = 0; at < 30; at += 1) early.push(await land(`early-${at}.wav`, hinted));
    await app.live(5 * MINUTE);
    const late = await land('late.wav', hinted);
    await app.liveToTheEnd();

    expect(new Set([...early, late].map(providerOf))).toEqual(new Set(['azure-fast']));
    expect(app.record(late).chosen?.refused).toBeUndefined();
    expect(app.record(late).chosen?.reasons).toContain(
      'speechmatics takes no jobs at the moment (service_401).',
    );
    expect(vendors.fast.asked).toHaveLength(31);
    expect(app.timesOf('failOver').length).toBeLessThan(10);
    for (const id of early) expect(await resultsOf(app, id)).toHaveLength(1);
  });
});

describe('a host that dies while recordings go to another service', () => {
  it.each([1, 2, 3, 4, 5, 6])('loses and doubles nothing (kill %i)', async (kill) => {
    const { app, vendors, land, providerOf } = setUp('next');
    vendors.azure.before.submit = refuse;
    const ids = [await land('a.wav'), await land('b.wav'), await land('c.wav')];
    let seen = 0;
    app.afterActivity = () => {
      if (app.timesOf('failOver').length === 0) return;
      seen += 1;
      if (seen === kill) app.world.crash();
    };
    await app.liveToTheEnd();
    expect(seen).toBeGreaterThanOrEqual(kill);
    for (const id of ids) {
      expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
      expect(providerOf(id)).toBe('speechmatics');
      expect(await resultsOf(app, id)).toHaveLength(1);
    }
    expect(vendors.speechmatics.submitted).toHaveLength(3);
    expect(vendors.azure.submitted).toEqual([]);
  });
});
