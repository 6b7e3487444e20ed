import { RunningApp } from './running-app';
import { until } from './until';

describe('HTTP and timer triggers on the local host', () => {
  const app = new RunningApp({ settings: { SCHEDULE: '* * * * * *' } });
  beforeAll(() => app.start());
  afterAll(() => app.dispose());
  const get = (path: string, init?: RequestInit) => fetch(`${app.url}${path}`, init);

  it('hands route parameters, query, headers and body to a function', async () => {
    const response = await get('/api/greetings/Zo%C3%AB/fr?a=1&b=%20', {
      method: 'POST',
      headers: { 'x-caller': 'me', 'content-type': 'text/plain' },
      body: 'salut',
    });

    expect(response.status).toBe(201);
    expect(response.headers.get('x-language')).toBe('fr');
    expect(await response.json()).toEqual({
      name: 'Zoë',
      query: { a: '1', b: ' ' },
      header: 'me',
      body: 'salut',
    });
  });

  it('leaves an optional parameter out and takes a whole path', async () => {
    expect((await get('/api/greetings/Bo')).headers.get('x-language')).toBe('none');
    expect(await (await get('/api/files/a/b%20c.txt')).text()).toBe('a/b c.txt');
  });

  it('answers 404, 405, 204 and 500', async () => {
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await get('/greetings/Bo')).status).toBe(404);
    expect((await get('/api/greetings/Bo', { method: 'DELETE' })).status).toBe(405);
    expect((await get('/api/silent')).status).toBe(204);
    expect((await get('/api/broken')).status).toBe(500);
  });

  it('logs a failure in one line without the query of a URL, and lives on', async () => {
    await get('/api/broken');

    const line = app.output.split('\n').find((one) => one.includes('broken by design'));
    expect(line).toMatch(/ error \[broken\] The function failed: /);
    expect(app.output).not.toContain('secret');
    expect((await get('/admin/host/status')).status).toBe(200);
  });

  it('runs a timer on its schedule', async () => {
    await until(() => app.recorded('everySecond').length >= 2);

    const times = app.recorded<{ at: number; isPastDue: boolean }>('everySecond');
    const seconds = times.map(({ at }) => Math.floor(at / 1_000));
    expect(new Set(seconds).size).toBe(seconds.length);
    expect(times[0]?.isPastDue).toBe(false);
  });

  it('runs a timer at startup when it says so, and by hand through /admin', async () => {
    await until(() => app.recorded('once').length === 1);
    const response = await get('/admin/functions/once', { method: 'POST', body: '{}' });

    expect(response.status).toBe(202);
    await until(() => app.recorded('once').length === 2);
    expect((await get('/admin/functions/nothing', { method: 'POST' })).status).toBe(404);
    expect((await get('/admin/functions/greeting', { method: 'POST' })).status).toBe(400);
  });

  it('runs hooks at the start, around every function and for every log line', async () => {
    await get('/api/broken');

    expect(app.recorded('appStart')).toHaveLength(1);
    expect(app.recorded('postInvocation')).toContainEqual({ seenBefore: true, failed: true });
    expect(app.output).toContain('warning [broken] the (hidden) is about to break');
  });
});
