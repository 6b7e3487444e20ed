import { setTimeout as sleep } from 'node:timers/promises';
import { LiveSession, type LiveFinal } from '../../../live/client';
import { FakeApp } from '../../support/live/fake-app';

let app: FakeApp;

beforeEach(async () => {
  app = await FakeApp.start();
});

afterEach(async () => {
  await app.close();
});

const final = (text: string, more: Partial<LiveFinal> = {}): LiveFinal => ({
  channel: 0,
  offsetMs: 100,
  durationMs: 900,
  text,
  receivedAt: 12,
  ...more,
});

const open = (key?: string) => LiveSession.open({ apiUrl: app.url, key }, { locale: 'en-GB' });
const appends = () => app.requests.filter(({ path }) => path.endsWith('/phrases'));

describe('a session with the app', () => {
  it('is opened with what is asked for, and with the key', async () => {
    const session = await open('a-function-key');
    session.leave();
    const [request] = app.requests;
    expect(request).toMatchObject({ path: '/api/live', body: { locale: 'en-GB' } });
    expect(request?.headers['x-functions-key']).toBe('a-function-key');
    expect(session.id).toBe('a-session');
    expect(session.target).toMatchObject({ provider: 'speechmatics', token: 'token-0' });
  });

  it('sends finals numbered and in batches, without what is only of use here', async () => {
    const session = await open();
    for (const text of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) session.append(final(text));
    await session.close(61_500.4);
    expect([...app.phrases.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(app.phrases.get(1)).toEqual({
      ...{ sequence: 1, channel: 0, offsetMs: 100, durationMs: 900 },
      text: 'One.',
    });
    expect(appends().length).toBeLessThanOrEqual(3);
    expect(app.closed).toEqual({ lastSequence: 5, durationMs: 61_500 });
  });

  it('closes a session in which nobody spoke', async () => {
    const session = await open();
    await session.close(1000);
    expect(app.closed).toEqual({ lastSequence: 0, durationMs: 1000 });
  });

  it.each([
    { path: '/phrases', status: 500 },
    { path: '/phrases', status: 503, headers: { 'retry-after': '0' } },
    { path: '/phrases', status: 429, headers: { 'retry-after': '0' } },
    { path: '/phrases', loseAnswer: true },
  ] as const)('sends again what was not acknowledged: %j', async (mishap) => {
    const session = await open();
    app.mishaps.push(mishap, mishap);
    session.append(final('One.'));
    session.append(final('Two.'));
    await session.close(2000);
    expect(app.texts).toEqual(['One.', 'Two.']);
    expect(appends().length).toBeGreaterThanOrEqual(3);
  });

  it('waits as long as the app asks', async () => {
    const session = await open();
    app.mishaps.push({ path: '/phrases', status: 429, headers: { 'retry-after': '1' } });
    const began = Date.now();
    session.append(final('One.'));
    await session.close(2000);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  });

  it('sends again what the app misses when the session is closed, and closes it then', async () => {
    const session = await open();
    for (const text of ['One.', 'Two.', 'Three.']) session.append(final(text));
    await session.flush();
    app.forgets = [2];
    await session.close(3000);
    expect(app.texts).toEqual(['One.', 'Two.', 'Three.']);
    expect(app.requests.filter(({ path }) => path.endsWith('/close'))).toHaveLength(2);
    expect(app.closed).toEqual({ lastSequence: 3, durationMs: 3000 });
  });

  it('tells in the words of the app why nothing more is taken', async () => {
    const session = await open();
    app.mishaps.push({ path: '/phrases', status: 410, body: { error: 'The session has ended.' } });
    session.append(final('One.'));
    await expect(session.flush()).rejects.toThrow('410. The session has ended.');
    expect(session.refusal).toMatchObject({ code: '410', retry: 'never' });
    session.leave();
  });

  it('names the key when it is not let in', async () => {
    app.mishaps.push({ path: '/live', status: 401 });
    await expect(open()).rejects.toThrow('CALLSCRIBE_KEY');
  });

  it('gets another token', async () => {
    const session = await open();
    session.leave();
    await expect(session.target.renew?.()).resolves.toMatchObject({ token: 'token-1' });
  });

  it('tells the app that somebody listens while nobody speaks', async () => {
    app.limits = { ...app.limits, idleSeconds: 0.4 };
    const session = await open();
    for (let look = 0; look < 100 && appends().length < 2; look += 1) await sleep(20);
    session.leave();
    expect(appends().map(({ body }) => body)).toContainEqual({ phrases: [] });
  });

  it('keeps within what the app takes', async () => {
    const session = await open();
    session.append(final('x'.repeat(20_000), { speaker: 99, lexical: 'y'.repeat(20_000) }));
    await session.close(1000);
    expect(app.phrases.get(1)).toMatchObject({ text: 'x'.repeat(10_000) });
    expect(app.phrases.get(1)).not.toHaveProperty('speaker');
  });
});
