import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { makeAzureLive } from '../../../shared/adapters/azure-speech/live-tokens';
import { makeSpeechmaticsLive } from '../../../shared/adapters/speechmatics/live-tokens';
import { AppError } from '../../../shared/domain/errors';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const clock = { now: () => NOW };
const KEY = 'the-key-of-the-resource';

/** A token as the services make them; `exp` in seconds from now, or none. */
function jwt(exp?: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = exp === undefined ? {} : { exp: NOW.getTime() / 1000 + exp };
  return [part({ alg: 'HS256' }), part(claims), 'c2lnbmF0dXJl'].join('.');
}

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A vendor that answers with these, one request after the other; what it heard is kept. */
async function vendor(...answers: RequestListener[]) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      heard.push({ method, url, headers, body });
      answers.shift()?.(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const text =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

async function failureOf(asked: Promise<unknown>): Promise<AppError> {
  const thrown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error('It did not fail as it should.');
}

describe('a token of Azure Speech', () => {
  it('is made by the token service of the resource, and expires by its own word', async () => {
    const service = await vendor(text(200, jwt(300)), text(200, jwt(3_600)), text(200, jwt()));
    const live = makeAzureLive({ endpoint: service.url, key: KEY }, clock);
    const grant = await live.connect();
    const longer = await live.connect();
    const unsaid = await live.connect();
    service.close();

    expect(service.heard[0]).toMatchObject({
      method: 'POST',
      url: '/sts/v1.0/issueToken',
      headers: { 'ocp-apim-subscription-key': KEY, 'content-length': '0' },
    });
    expect(grant).toEqual({
      endpoint: `${service.url.replace('http', 'ws')}/stt/speech/universal/v2`,
      token: jwt(300),
      expiresAt: '2026-03-02T09:05:00.000Z',
    });
    expect(longer.expiresAt).toBe('2026-03-02T09:09:00.000Z');
    expect(unsaid.expiresAt).toBe('2026-03-02T09:09:00.000Z');
    expect(JSON.stringify(grant)).not.toContain(KEY);
  });

  it('is not asked for with the scope that manages transcriptions', async () => {
    const service = await vendor(text(200, jwt(600)));
    await makeAzureLive({ endpoint: service.url, key: KEY }, clock).connect();
    service.close();
    expect(service.heard[0]?.url).not.toContain('scope');
  });

  it.each([
    [401, 'blocked', 'LIVE_SPEECH_KEY'],
    [403, 'blocked', 'LIVE_SPEECH_KEY'],
    [404, 'blocked', 'LIVE_SPEECH_ENDPOINT'],
    [429, 'later', '429'],
    [500, 'later', '500'],
  ])('that is refused with %d is a matter for %s', async (status, verdict, named) => {
    const service = await vendor(text(status, `Wrong key ${KEY}`, { 'retry-after': '7' }));
    const live = makeAzureLive({ endpoint: service.url, key: KEY }, clock);
    const failure = await failureOf(live.connect());
    service.close();
    expect(failure).toMatchObject({ verdict, retryAfterMs: 7_000 });
    expect(failure.message).toContain(named);
    expect(failure.message).not.toContain(KEY);
  });

  it('that is no token is not handed on', async () => {
    const service = await vendor(text(200, '<html>Maintenance</html>'));
    const failure = await failureOf(
      makeAzureLive({ endpoint: service.url, key: KEY }, clock).connect(),
    );
    service.close();
    expect(failure).toMatchObject({ code: 'unexpected_response', verdict: 'never' });
    expect(failure.message).not.toContain('Maintenance');
  });

  it('of a service that is away comes later', async () => {
    const service = await vendor((request) => request.socket.destroy());
    const failure = await failureOf(
      makeAzureLive({ endpoint: service.url, key: KEY }, clock).connect(),
    );
    service.close();
    expect(failure).toMatchObject({ code: 'live_unreachable', verdict: 'later' });
  });
});

describe('a temporary key of Speechmatics', () => {
  const settingsFor = (url: string) => ({
    ...{ keysEndpoint: `${url}/v1`, key: KEY, model: 'enhanced' },
    endpoint: 'wss://eu.rt.speechmatics.com/v2',
  });

  it('is good for real time alone and for minutes', async () => {
    const answer = JSON.stringify({ apikey_id: null, key_value: jwt(180) });
    const service = await vendor(text(201, answer));
    const grant = await makeSpeechmaticsLive(settingsFor(service.url), clock).connect();
    service.close();

    expect(service.heard[0]).toMatchObject({
      method: 'POST',
      url: '/v1/api_keys?type=rt',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    });
    expect(JSON.parse(service.heard[0]?.body ?? '')).toEqual({ ttl: 180 });
    expect(grant).toEqual({
      endpoint: 'wss://eu.rt.speechmatics.com/v2',
      token: jwt(180),
      expiresAt: '2026-03-02T09:03:00.000Z',
    });
  });

  it.each([
    ['no JSON', '<html>'],
    ['another shape', '{"key":"x"}'],
    ['an empty key', '{"key_value":""}'],
  ])('is not taken from %s', async (_what, body) => {
    const service = await vendor(text(200, body));
    const live = makeSpeechmaticsLive(settingsFor(service.url), clock);
    expect(await failureOf(live.connect())).toMatchObject({ code: 'unexpected_response' });
    service.close();
  });

  it('that is refused tells what to mend, without the key', async () => {
    const service = await vendor(text(403, `{"detail":"${KEY} lacks real time"}`));
    const live = makeSpeechmaticsLive(settingsFor(service.url), clock);
    const failure = await failureOf(live.connect());
    service.close();
    expect(failure).toMatchObject({ verdict: 'blocked' });
    expect(failure.message).toContain('SPEECHMATICS_API_KEY');
    expect(failure.message).not.toContain(KEY);
  });
});
