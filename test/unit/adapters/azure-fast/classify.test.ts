import { classify, noAnswer } from '../../../../shared/adapters/azure-fast/classify';

const refusal = (status: number, innerCode?: string, headers: Record<string, string> = {}) => {
  const innerError = innerCode === undefined ? {} : { innerError: { code: innerCode } };
  const body = {
    code: 'InvalidRequest',
    message: 'See https://a.example/c.wav?sig=SECRET',
    ...innerError,
  };
  return classify(new Response(null, { status, headers }), JSON.stringify(body));
};

describe('an error of fast transcription', () => {
  it.each([
    [400, 'InvalidAudioFormat', 'never', /Save the recording anew/],
    [422, 'EmptyAudioFile', 'never', /holds no audio/],
    [422, 'AudioLengthLimitExceeded', 'never', /batch transcription/],
    [422, 'BadChannelConfiguration', 'never', /another separation/],
    [422, 'NoLanguageIdentified', 'never', /Name the language/],
    [422, 'NobodyKnowsThisCode', 'never', /422/],
    [400, 'InvalidLocale', 'blocked', /SPEECH_LOCALES/],
    [400, 'InvalidSubscription', 'blocked', /S0/],
    [400, 'InvalidRecordingsUri', 'blocked', /FAST_AUDIO/],
    [401, undefined, 'blocked', /SPEECH_KEY/],
    [403, undefined, 'blocked', /Speech User/],
    [404, undefined, 'blocked', /region/],
    [413, undefined, 'never', /FAST_MOST_MB/],
    [408, undefined, 'later', /408/],
    [429, 'TooManyRequests', 'later', /429/],
    [500, undefined, 'later', /500/],
    [503, undefined, 'later', /503/],
  ] as const)('of %d and %s is worth: %s', (status, code, verdict, message) => {
    const error = refusal(status, code);
    expect(error).toMatchObject({ status, verdict });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('SECRET');
    expect(error.code).toBe(`fast_${code ?? 'InvalidRequest'}`);
  });

  it('says when to come again', () => {
    expect(refusal(429, undefined, { 'retry-after': '7' }).retryAfterMs).toBe(7000);
  });

  it('may have any body', () => {
    const error = classify(new Response(null, { status: 502 }), '<html>');
    expect(error).toMatchObject({ verdict: 'later', code: 'fast_502' });
  });

  it('that is none at all is worth another try: nothing is kept there', () => {
    expect(noAnswer(new Error('cut'))).toMatchObject({ verdict: 'later' });
  });
});
