import { makeLanguagePersonalData } from '../../../../shared/adapters/azure-language/personal-data';
import { redact } from '../../../../shared/domain/redaction';
import { aCall } from '../../domain/redaction/said';
import { startLanguageServer, type LanguageServer } from '../../../support/app/language-server';

const KNOWN = {
  'nine nine nine, the usual': { category: 'PhoneNumber', confidenceScore: 0.9 },
  'number X17': { category: 'ESDNI', confidenceScore: 0.8 },
  'perhaps 17': { category: 'PhoneNumber', confidenceScore: 0.3 },
};

describe('personal data by Azure AI Language', () => {
  let server: LanguageServer;
  const noIdentity = () => {
    throw new Error('There is a key.');
  };
  const open = () => makeLanguagePersonalData({ endpoint: server.url, key: 'k' }, noIdentity);

  beforeEach(async () => {
    server = await startLanguageServer(KNOWN);
  });
  afterEach(() => server.close());

  it('is found in the display form of phrases, by their characters', async () => {
    const call = aCall([
      '😀 Hello.',
      'Ring nine nine nine, the usual, perhaps 17.',
      'My number X17.',
    ]);
    const spans = await open().find(call, ['phone', 'national-id']);
    expect(spans).toEqual([
      { phraseId: 'p2', start: 5, end: 30, kind: 'phone' },
      { phraseId: 'p3', start: 3, end: 13, kind: 'national-id' },
    ]);
    const { transcript } = redact(call, ['phone', 'national-id'], spans);
    expect(transcript.phrases.map(({ text }) => text)).toEqual([
      '😀 Hello.',
      'Ring [phone], perhaps 17.',
      'My [national-id].',
    ]);
  });

  it('is asked for with the key, in the documented way, for the kinds that are wanted alone', async () => {
    expect(await open().find(aCall(['My number X17.']), ['phone', 'cvv'])).toEqual([]);
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/language/:analyze-text?api-version=2024-11-01',
      headers: { 'ocp-apim-subscription-key': 'k' },
      body: {
        kind: 'PiiEntityRecognition',
        parameters: { piiCategories: ['PhoneNumber'] },
        analysisInput: { documents: [{ id: '1', language: 'en', text: 'My number X17.' }] },
      },
    });
    await open().find(aCall(['My number X17.']), ['cvv', 'expiry']);
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for within the bounds of the service, whatever the length', async () => {
    const call = aCall([
      ...Array.from({ length: 900 }, (_, at) => `${'word '.repeat(8)}${at}`),
      'x'.repeat(12_000),
      'My number X17.',
    ]);
    const spans = await open().find(call, ['national-id']);
    expect(spans).toEqual([{ phraseId: 'p902', start: 3, end: 13, kind: 'national-id' }]);
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('tells languages apart, and leaves one that the service does not know to our own rules', async () => {
    const call = aCall([
      'Hello.',
      { text: 'Mein number X17.', locale: 'de-DE' },
      { text: 'Olá.', locale: 'pt-BR' },
      { text: 'Helo.', locale: 'cy-GB' },
    ]);
    expect(await open().find(call, ['national-id'])).toHaveLength(1);
    const languages = server.requests.flatMap(({ body }) =>
      body.analysisInput.documents.map(({ language }) => language),
    );
    expect(languages).toEqual(['en', 'de', 'pt-BR', 'cy']);
  });

  it.each([
    [
      { status: 429, headers: { 'retry-after': '7' }, body: {} },
      { verdict: 'later', retryAfterMs: 7000 },
    ],
    [
      { status: 503, body: {} },
      { verdict: 'later', status: 503 },
    ],
    [
      { status: 401, body: { error: { code: '401', message: 'The number X17' } } },
      { verdict: 'blocked', code: 'language_401' },
    ],
    [
      { status: 400, body: { error: { code: 'InvalidRequest' } } },
      { verdict: 'never', code: 'language_InvalidRequest' },
    ],
    [
      { status: 200, body: { kind: 'Other' } },
      { verdict: 'never', code: 'unexpected_response' },
    ],
    [
      {
        status: 200,
        body: {
          kind: 'PiiEntityRecognitionResults',
          results: { documents: [], errors: [{ id: '1', error: { code: 'InternalServerError' } }] },
        },
      },
      { verdict: 'later', code: 'language_InternalServerError' },
    ],
    [
      {
        status: 200,
        body: { kind: 'PiiEntityRecognitionResults', results: { documents: [], errors: [] } },
      },
      { verdict: 'never', code: 'language_missing' },
    ],
  ])('fails as it should for an answer of %j', async (reply, error) => {
    server.replies(reply);
    const failed = open().find(aCall(['My number X17.']), ['national-id']);
    await expect(failed).rejects.toMatchObject(error);
    await expect(failed).rejects.not.toThrow(/X17/);
  });

  it('may be asked for again when no answer came', async () => {
    server.cuts();
    const failed = open().find(aCall(['Hello.']), ['email']);
    await expect(failed).rejects.toMatchObject({ verdict: 'later', code: 'language_unreachable' });
    await open().ping();
  });

  it('waits for a person where there is neither key nor identity', async () => {
    const data = makeLanguagePersonalData({ endpoint: server.url }, noIdentity);
    await expect(data.ping()).rejects.toMatchObject({ verdict: 'blocked', code: 'no_token' });
  });
});
