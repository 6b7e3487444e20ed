import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

async function oneResult(query = '') {
  const clock = { now: Date.parse('2026-11-01T10:00:00Z') };
  const { client, recordings } = await startFixture({ clock: () => clock.now });
  const self = await client.submit([recordings.url('a.wav')]);
  await client.ended(self);
  const { values } = await client.files(self, query);
  return { clock, link: values[0]!.links.contentUrl };
}

describe('a result link', () => {
  it('works without credentials for twelve hours', async () => {
    const { clock, link } = await oneResult();

    clock.now += 12 * 3_600_000 - 1000;
    const before = await fetch(link);
    clock.now += 1000;
    const after = await fetch(link);

    expect(before.status).toBe(200);
    expect(await before.json()).toHaveProperty('recognizedPhrases');
    expect(after.status).toBe(403);
    expect(after.headers.get('x-ms-error-code')).toBe('AuthenticationFailed');
    expect(await after.text()).toMatch(/^<\?xml .*<Code>AuthenticationFailed<\/Code>/);
  });

  it('works as long as sasLifetimeMinutes says', async () => {
    const { clock, link } = await oneResult('&sasLifetimeMinutes=30');

    clock.now += 30 * 60_000;

    expect((await fetch(link)).status).toBe(403);
  });

  it.each([
    ['another expiry', 'se', '2030-01-01T00:00:00Z'],
    ['another signature', 'sig', 'AAAA'],
    ['no signature', 'sig', ''],
  ])('is refused with %s', async (_case, parameter, value) => {
    const { link } = await oneResult();
    const url = new URL(link);
    url.searchParams.set(parameter, value);

    const answer = await fetch(url);

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Signature did not match.');
  });
});

describe('sasLifetimeMinutes', () => {
  it.each(['0', '-5', 'long', '1.5'])('of %s is refused', async (minutes) => {
    const { client, recordings } = await startFixture();
    const self = await client.submit([recordings.url('a.wav')]);

    const answer = await client.call(
      'GET',
      `${self.replace('?', '/files?')}&sasLifetimeMinutes=${minutes}`,
    );

    expect(answer).toMatchObject({
      status: 400,
      body: { innerError: { code: 'InvalidSasValidityDuration' } },
    });
  });
});
