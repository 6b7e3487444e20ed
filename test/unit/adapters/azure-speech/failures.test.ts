import { toFailure, toFileFailure } from '../../../../shared/adapters/azure-speech/failures';

describe('toFailure', () => {
  it.each(['Internal', 'InternalServerError', 'Timeout', 'Transient', 'ServiceUnavailable'])(
    'takes %s for passing',
    (code) => {
      expect(toFailure(code, 'Oops.').retryable).toBe(true);
    },
  );

  it.each(['InvalidData', 'SomethingNew', undefined])('takes %s for final', (code) => {
    expect(toFailure(code, 'Oops.').retryable).toBe(false);
  });

  it.each([
    ['InvalidUri', true],
    ['InvalidData', true],
    ['InvalidAudioFormat', true],
    ['BadChannelConfiguration', true],
    ['Internal', false],
    ['SomethingNew', false],
    [undefined, false],
  ])('of a whole job by %s: one of many may be to blame: %s', (code, oneOfMany) => {
    expect(toFailure(code, 'Oops.')).toMatchObject({ oneOfMany });
  });

  it.each([
    ['InvalidData', 'The audio is bad.', 'Save the recording anew'],
    ['Error', 'The recording URI is invalid.', 'RECORDINGS_ACCESS'],
    ['Error', 'Authentication failed for the source.', 'RECORDINGS_ACCESS'],
    ['LimitExceeded', 'Too long.', 'Split the recording'],
    ['EmptyAudioFile', 'Nothing.', 'upload the recording again'],
  ])('advises for %s: %s', (code, message, advice) => {
    const { reason } = toFailure(code, message);
    expect(reason.code).toBe(`speech_${code}`);
    expect(reason.message).toContain(message);
    expect(reason.message).toContain(advice);
  });

  it('states what it does not know', () => {
    expect(toFailure(undefined, undefined).reason).toEqual({
      code: 'speech_unknown',
      message: 'The speech service could not transcribe it: no reason given',
    });
  });

  it('takes signatures out of the service’s words', () => {
    const { reason } = toFailure('InvalidUri', 'Cannot read https://a/b.wav?sig=SECRET now');
    expect(reason.message).not.toContain('SECRET');
  });
});

describe('toFileFailure', () => {
  it.each([
    ['source', { source: 'https://a/b%20c.wav?sig=S' }],
    ['sourceUrl of older payloads', { sourceUrl: 'https://a/b%20c.wav?sig=S' }],
  ])('names the recording by its %s', (_what, detail) => {
    expect(toFileFailure(detail).source).toBe('https://a/b c.wav');
  });

  it('blames nobody else', () => {
    const failure = toFileFailure({ source: 'https://a/b.wav', errorKind: 'InvalidData' });
    expect(failure).not.toHaveProperty('oneOfMany');
  });

  it('belongs to no recording where none is named', () => {
    expect(toFileFailure({ errorKind: 'Internal' })).toMatchObject({ retryable: true });
  });
});
