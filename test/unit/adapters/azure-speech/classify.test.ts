import {
  classify,
  parseRetryAfter,
  withoutQueries,
} from '../../../../shared/adapters/azure-speech/classify';
import type { Verdict } from '../../../../shared/domain/errors';

const answer = (
  method: string,
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
) =>
  classify(
    method,
    new Response(null, { status, headers }),
    typeof body === 'string' ? body : JSON.stringify(body),
  );

describe('classify', () => {
  it.each<[string, number, string, Verdict]>([
    ['GET', 401, '', 'blocked'],
    ['GET', 403, '', 'blocked'],
    ['POST', 400, 'InvalidSubscription', 'blocked'],
    ['POST', 400, 'QuotaViolation', 'blocked'],
    ['POST', 400, 'InvalidPermissions', 'blocked'],
    ['POST', 400, 'InvalidLocale', 'blocked'],
    ['POST', 400, 'InvalidModel', 'blocked'],
    ['GET', 408, '', 'later'],
    ['GET', 429, '', 'later'],
    ['POST', 429, '', 'later'],
    ['GET', 500, '', 'later'],
    ['DELETE', 503, '', 'later'],
    ['POST', 500, '', 'unsure'],
    ['POST', 504, '', 'unsure'],
    ['POST', 400, 'InvalidPayload', 'never'],
    ['GET', 404, 'NotFound', 'never'],
    ['DELETE', 409, '', 'never'],
  ])('%s answered with %d %s is worth: %s', (method, status, code, verdict) => {
    const body = code === '' ? '' : { code };
    expect(answer(method, status, body)).toMatchObject({ verdict, status });
  });

  it.each([
    'InvalidPayload',
    'InvalidRecordingsUri',
    'InvalidAudioFormat',
    'BadChannelConfiguration',
    'AudioLengthLimitExceeded',
    'EmptyAudioFile',
  ])('holds one of many recordings to blame for %s', (code) => {
    const inner = { code: 'InvalidRequest', innerError: { code } };
    expect(answer('POST', 400, inner)).toMatchObject({ verdict: 'never', oneOfMany: true });
  });

  it.each([
    [401, ''],
    [429, ''],
    [500, ''],
    [400, 'QuotaViolation'],
    [400, 'InvalidLocale'],
    [400, 'SomethingNew'],
  ])('holds none of them to blame for %d %s', (status, code) => {
    expect(answer('POST', status, { code }).oneOfMany).toBe(false);
  });

  it.each(['InvalidLocale', 'InvalidModel'])('says what to check for %s', (code) => {
    expect(answer('POST', 400, { code }).message).toContain('Check SPEECH_LOCALES.');
  });

  it.each([
    ['its own error', { code: 'InvalidRequest', message: 'Wrong.' }, 'InvalidRequest'],
    [
      'the inner error, which says more',
      { code: 'InvalidRequest', innerError: { code: 'InvalidLocale' } },
      'InvalidLocale',
    ],
    ['the error of the gateway', { error: { code: '429', message: 'Slow down.' } }, '429'],
    ['the status, where the body is no JSON', '<html>', '400'],
    ['the status, where the body is another JSON', [1], '400'],
    ['the status, where the body is empty', '', '400'],
  ])('takes the code from %s', (_what, body, code) => {
    expect(answer('GET', 400, body).code).toBe(`speech_${code}`);
  });

  it('quotes the message without what is signed in it', () => {
    const message = 'The URI https://a.example/c/call.wav?sv=1&sig=SECRET is wrong.';
    const error = answer('POST', 400, { code: 'InvalidUri', message });
    expect(error.message).toContain('The URI https://a.example/c/call.wav is wrong.');
    expect(JSON.stringify(error.reason)).not.toMatch(/SECRET|sig=/);
  });

  it.each([401, 403])('says what to check for a %d', (status) => {
    expect(answer('GET', status).message).toMatch(/SPEECH_KEY.*Cognitive Services Speech User/);
  });

  it('says which tier is needed', () => {
    expect(answer('POST', 400, { code: 'InvalidSubscription' }).message).toContain('Standard tier');
  });

  it('passes on how long the service asks to wait', () => {
    expect(answer('GET', 429, '', { 'retry-after': '17' }).retryAfterMs).toBe(17_000);
    expect(answer('GET', 429).retryAfterMs).toBeUndefined();
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['10', 10_000],
    ['0', 0],
    ['1.5', 1500],
    [' 3 ', 3000],
  ])('reads "%s" as seconds', (header, ms) => {
    expect(parseRetryAfter(header)).toBe(ms);
  });

  it('reads a date, and one that is over as now', () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    expect(parseRetryAfter(inAMinute)).toBeGreaterThan(55_000);
    expect(parseRetryAfter(inAMinute)).toBeLessThanOrEqual(60_000);
    expect(parseRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(0);
  });

  it.each([null, '', '  ', 'soon', '-5', 'NaN', 'Infinity', '5 minutes'])(
    'takes nothing from %j',
    (header) => {
      expect(parseRetryAfter(header)).toBeUndefined();
    },
  );
});

describe('withoutQueries', () => {
  it.each([
    ['no link here? none', 'no link here? none'],
    ['"https://a/b?sig=1"', '"https://a/b"'],
    ["'http://a/b?x=1&sig=2' and https://c/d?sig=3, too", "'http://a/b' and https://c/d too"],
    ['https://a/b', 'https://a/b'],
  ])('makes of %s: %s', (message, expected) => {
    expect(withoutQueries(message)).toBe(expected);
  });
});
