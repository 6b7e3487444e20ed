import { SpeechClient, submission } from './support/speech-client';
import { closeFixtures, startFixture, type Fixture } from './support/speech-fixture';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture({ keys: ['right-key'] });
});
afterEach(closeFixtures);

const withKey = () =>
  new SpeechClient(fixture.server.url, { 'Ocp-Apim-Subscription-Key': 'right-key' });

describe('credentials', () => {
  it.each([
    ['no credentials', {}],
    ['a wrong key', { 'Ocp-Apim-Subscription-Key': 'wrong-key' }],
    ['an empty key', { 'Ocp-Apim-Subscription-Key': '' }],
    ['a bearer without a token', { Authorization: 'Bearer ' }],
  ])('refuses %s as the gateway does', async (_case, headers: Record<string, string>) => {
    const answer = await new SpeechClient(fixture.server.url, headers).call(
      'GET',
      '/transcriptions',
    );

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: {
        code: '401',
        message: expect.stringContaining('invalid subscription key') as string,
      },
    });
  });

  it.each([
    ['a right key', { 'Ocp-Apim-Subscription-Key': 'right-key' }],
    ['a bearer token', { Authorization: 'Bearer e.y.z' }],
  ])('lets %s in', async (_case, headers: Record<string, string>) => {
    const client = new SpeechClient(fixture.server.url, headers);

    expect((await client.call('GET', '/transcriptions')).body).toEqual({ values: [] });
  });
});

describe('the api-version', () => {
  it.each([
    ['2025-10-15', 200],
    ['2024-11-15', 200],
    ['2021-01-01', 400],
    ['', 400],
  ])('%p is answered with %d', async (version, status) => {
    const answer = await withKey().call('GET', `/transcriptions?api-version=${version}`);

    expect(answer.status).toBe(status);
  });

  it('is required', async () => {
    const answer = await fetch(`${fixture.server.url}/speechtotext/transcriptions`, {
      headers: { 'Ocp-Apim-Subscription-Key': 'right-key' },
    });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'InvalidRequest',
      innerError: { code: 'InvalidParameter', target: 'api-version' },
    });
  });
});

describe('a submission', () => {
  const url = 'http://127.0.0.1:1/a.wav';
  const good = submission([url]);
  const withProperties = (properties: object) => ({
    ...good,
    properties: { timeToLiveHours: 48, ...properties },
  });
  const languages = (candidateLocales: string[], mode?: string) =>
    withProperties({ languageIdentification: { candidateLocales, mode } });

  it.each([
    ['no content', { ...good, contentUrls: undefined }, 'OnlyOneOfUrlsOrContainerOrDataset'],
    ['an empty list', { ...good, contentUrls: [] }, 'OnlyOneOfUrlsOrContainerOrDataset'],
    [
      'two kinds of content',
      { ...good, contentContainerUrl: 'http://127.0.0.1:1/c' },
      'OnlyOneOfUrlsOrContainerOrDataset',
    ],
    [
      '1001 URLs',
      { ...good, contentUrls: Array(1001).fill(url) },
      'ExceededNumberOfRecordingsUris',
    ],
    ['a URL that is none', { ...good, contentUrls: [url, 'a.wav'] }, 'InvalidRecordingsUri'],
    ['a file URL', { ...good, contentUrls: ['file:///a.wav'] }, 'InvalidRecordingsUri'],
    [
      'a dataset',
      { ...good, contentUrls: undefined, dataset: { self: `${url}/1` } },
      'InvalidDataset',
    ],
    ['no locale', { ...good, locale: undefined }, 'InvalidLocale'],
    ['a locale that is none', { ...good, locale: 'xx-XX' }, 'InvalidLocale'],
    ['no name', { ...good, displayName: undefined }, 'InvalidPayload'],
    ['an empty name', { ...good, displayName: '' }, 'InvalidPayload'],
    ['no time to live', { ...good, properties: {} }, 'InvalidTimeToLive'],
    ['too short a life', withProperties({ timeToLiveHours: 5 }), 'InvalidTimeToLive'],
    ['too long a life', withProperties({ timeToLiveHours: 745 }), 'InvalidTimeToLive'],
    ['no channel', withProperties({ channels: [] }), 'InvalidChannels'],
    ['a negative channel', withProperties({ channels: [-1] }), 'InvalidChannels'],
    ['neither channel 0 nor 1', withProperties({ channels: [2] }), 'InvalidChannelSpecification'],
    ['one speaker', withProperties({ diarization: { maxSpeakers: 1 } }), 'InvalidParameterValue'],
    ['36 speakers', withProperties({ diarization: { maxSpeakers: 36 } }), 'InvalidParameterValue'],
    ['a mode of its own', withProperties({ punctuationMode: 'Some' }), 'InvalidParameterValue'],
    [
      'a container for the results',
      withProperties({ destinationContainerUrl: 'http://127.0.0.1:1/out' }),
      'InvalidParameterValue',
    ],
    ['one candidate locale', languages(['en-GB']), 'InvalidParameterValue'],
    ['candidates without the main locale', languages(['de-DE', 'fr-FR']), 'InvalidParameterValue'],
    ['an unknown candidate', languages(['en-GB', 'xx-XX'], 'Single'), 'InvalidLocale'],
    ['an unknown model', { ...good, model: { self: `${url}/models/base/1` } }, 'InvalidModel'],
    [
      'eleven custom properties',
      { ...good, customProperties: Object.fromEntries([...'abcdefghijk'].map((k) => [k, k])) },
      'InvalidPayload',
    ],
    ['a long key', { ...good, customProperties: { ['k'.repeat(65)]: '' } }, 'InvalidPayload'],
    ['a long value', { ...good, customProperties: { k: 'v'.repeat(257) } }, 'InvalidPayload'],
  ])('with %s is refused', async (_case, body, code) => {
    const answer = await withKey().call('POST', '/transcriptions:submit', body);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'InvalidRequest', innerError: { code } });
    expect((await withKey().call('GET', '/transcriptions')).body).toEqual({ values: [] });
  });

  it.each([
    ['', 400, 'EmptyRequest', 'application/json'],
    ['{', 400, 'InvalidRequestBodyFormat', 'application/json'],
    ['a=b', 415, undefined, 'application/x-www-form-urlencoded'],
  ])('that reads %p is answered with %d %s', async (body, status, code, type) => {
    const answer = await fetch(
      `${fixture.server.url}/speechtotext/transcriptions:submit?api-version=2025-10-15`,
      {
        method: 'POST',
        body,
        headers: { 'content-type': type, 'Ocp-Apim-Subscription-Key': 'right-key' },
      },
    );

    expect(answer.status).toBe(status);
    const innerError = code === undefined ? {} : { innerError: { code } };
    expect(await answer.json()).toMatchObject(innerError);
  });

  it('with the longest lists that are allowed is taken', async () => {
    const candidates = ['en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pl-PL', 'pt-PT'];
    const answer = await withKey().call('POST', '/transcriptions:submit', {
      ...languages([...candidates, 'sv-SE', 'da-DK']),
      contentUrls: Array.from(
        { length: 1000 },
        (_, i) => `${url}?n=${String(i)}&${'s'.repeat(1500)}`,
      ),
    });

    expect(answer.status).toBe(201);
    expect(answer.body).not.toHaveProperty('contentUrls');
  });
});

describe('an unknown path', () => {
  it('is answered as by the gateway', async () => {
    const answer = await withKey().call('GET', '/v3.1/transcriptions');

    expect(answer).toMatchObject({ status: 404, body: { error: { code: '404' } } });
    expect(fixture.server.journal()).toMatchObject([{ operation: 'unknown', status: 404 }]);
  });
});
