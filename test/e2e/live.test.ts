import { globSync, readFileSync } from 'node:fs';
import {
  LOCAL_LIVE_SPEECH_KEY,
  LOCAL_SPEECH_KEY,
  LOCAL_SPEECHMATICS_KEY,
} from '../../local/stack/app-environment';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { aPhrase } from '../support/app/live-client';
import { wav } from '../support/e2e/audio';
import { TestStack } from '../support/e2e/test-stack';

const KEYS = [LOCAL_LIVE_SPEECH_KEY, LOCAL_SPEECH_KEY, LOCAL_SPEECHMATICS_KEY];
const OBJECT_ID = 'http://schemas.microsoft.com/identity/claims/objectidentifier';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Somebody who App Service authentication let through. */
function principalOf(name: string): string {
  const claims = [{ typ: OBJECT_ID, val: name }];
  return Buffer.from(JSON.stringify({ auth_typ: 'aad', claims })).toString('base64');
}

describe('live sessions of people who sign in', () => {
  let system: TestStack;
  /** Everything that was ever answered. */
  const answers: string[] = [];

  beforeAll(async () => {
    system = await TestStack.start({
      settings: { API_ACCESS: 'sign-in', WEBSITE_AUTH_ENABLED: 'True', REDACT: 'card' },
    });
  });
  afterAll(() => system.close());

  async function ask(
    name: string | undefined,
    method: string,
    path: string,
    body?: object,
  ): Promise<Answered> {
    const response = await fetch(new URL(`/api/${path}`, system.stack.host().url), {
      method,
      headers: name === undefined ? {} : { 'X-MS-CLIENT-PRINCIPAL': principalOf(name) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answers.push(text);
    const { status, headers } = response;
    return { status, headers, text, body: JSON.parse(text) as Record<string, unknown> };
  }

  const routesOf = (id: string): [string, string, object?][] => [
    ['POST', `live/${id}/phrases`, { phrases: [aPhrase(1)] }],
    ['POST', `live/${id}/token`],
    ['GET', `live/${id}`],
    ['POST', `live/${id}/recording`],
    ['POST', `live/${id}/close`, { lastSequence: 0, durationMs: 0 }],
  ];

  async function open(request: object) {
    const answered = await ask('anna', 'POST', 'live', request);
    expect(answered.status).toBe(201);
    const { id, connection } = answered.body as { id: string; connection: { token: string } };
    return { id, token: connection.token, answered };
  }

  it('opens none for who is not signed in, and shows none to anybody else', async () => {
    const { id } = await open({ record: true });
    expect((await ask(undefined, 'POST', 'live', {})).status).toBe(401);
    for (const [method, path, body] of routesOf(id)) {
      expect([path, (await ask(undefined, method, path, body)).status]).toEqual([path, 401]);
      expect([path, (await ask('bob', method, path, body)).status]).toEqual([path, 404]);
    }
    for (const [method, path, body] of routesOf(id)) {
      expect([path, (await ask('anna', method, path, body)).status < 500]).toEqual([path, true]);
    }
  });

  it.each(['azure-speech', 'speechmatics'])(
    'gives tokens of minutes for %s, which are stored nowhere',
    async (provider) => {
      const { id, token, answered } = await open({ provider });
      const renewed = await ask('anna', 'POST', `live/${id}/token`);
      const grants = [answered.body, renewed.body].map(
        ({ connection }) => connection as { token: string; expiresAt: string },
      );
      for (const { expiresAt } of grants) {
        const seconds = (Date.parse(expiresAt) - Date.now()) / 1000;
        expect(seconds).toBeGreaterThan(30);
        expect(seconds).toBeLessThanOrEqual(600);
      }
      expect(answered.headers.get('cache-control')).toBe('no-store');
      expect(renewed.headers.get('cache-control')).toBe('no-store');
      await ask('anna', 'POST', `live/${id}/close`, { lastSequence: 0, durationMs: 0 });
      await system.untilStatus(id, 'completed');

      const kept = [
        readFileSync(system.logFile, 'utf8'),
        ...globSync(`${system.stateFile}*`).map((file) => readFileSync(file, 'latin1')),
        JSON.stringify(await system.documents('recordings')),
        JSON.stringify(await system.documents('jobs')),
      ].join('\n');
      expect(kept).toContain(id);
      for (const { token: one } of [...grants, { token }]) expect(kept).not.toContain(one);
    },
  );

  it('makes transcript and summary of what was said, redacted, and keeps nothing else of it', async () => {
    const { id } = await open({ locale: 'en-GB', call: { agent: 'anna' } });
    const phrases = [
      aPhrase(1, { text: 'Hello, my card is 4111 1111 1111 1111, and it was charged twice.' }),
      aPhrase(2, { text: 'I am sorry to hear that. I will refund the second charge today.' }),
    ];
    expect((await ask('anna', 'POST', `live/${id}/phrases`, { phrases })).body).toEqual({
      acknowledged: [1, 2],
    });
    const closing = { lastSequence: 2, durationMs: 2_000 };
    expect((await ask('anna', 'POST', `live/${id}/close`, closing)).status).toBe(202);
    await system.untilStatus(id, 'completed');

    const { body, text } = await ask('anna', 'GET', `recordings/${id}`);
    expect(body).toMatchObject({
      kind: 'live',
      call: { agent: 'anna' },
      session: { provider: 'azure-speech', endedBy: 'client', phrases: 2 },
      result: {
        summary: { title: expect.any(String) as string },
        redaction: { counts: { card: 1 } },
      },
    });
    expect(text).not.toContain('4111');
    expect(text).not.toContain('openedBy');
    const phrasesLeft = await system.documents('live');
    expect(phrasesLeft.filter(({ recordingId }) => recordingId === id)).toEqual([]);
    const kept = JSON.stringify([
      await system.documents('recordings'),
      await system.documents('results'),
    ]);
    expect(kept).not.toContain('4111');
  });

  it('has batch hear the audio again, and each shows the other', async () => {
    const { id } = await open({ record: true, call: { callId: '4711' } });
    const { body } = await ask('anna', 'POST', `live/${id}/recording`);
    const { url, headers, path } = body as {
      url: string;
      path: string;
      headers: Record<string, string>;
    };
    const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(wav(2)) });
    expect(put.status).toBe(201);
    expect((await fetch(url)).status).toBe(403);
    const elsewhere = url.replace(id, 'live-00000000000000000000000000');
    expect((await fetch(elsewhere, { method: 'PUT', headers, body: 'x' })).status).toBe(403);

    const recording = recordingIdOf('recordings', path);
    await system.untilStatus(recording, 'completed');
    await ask('anna', 'POST', `live/${id}/close`, { lastSequence: 0, durationMs: 2_000 });
    await system.untilStatus(id, 'completed');
    const shown = await ask('anna', 'GET', `recordings/${recording}`);
    expect(shown.body).toMatchObject({ live: id, call: { callId: '4711' } });
    expect((await ask('anna', 'GET', `recordings/${id}`)).body).toMatchObject({ recording });
  });

  it('never answers with a key', () => {
    expect(answers.length).toBeGreaterThan(30);
    for (const text of answers) for (const key of KEYS) expect(text).not.toContain(key);
  });
});
