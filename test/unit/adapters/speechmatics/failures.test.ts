import { toFailure } from '../../../../shared/adapters/speechmatics/batch/failures';

const failure = (...messages: string[]) => toFailure(messages.map((message) => ({ message })));

describe('why a job was rejected', () => {
  it.each([
    ['unable to fetch audio: http status code 404', 'fetch_failed', true],
    ['unable to fetch audio: http status code 403', 'fetch_failed', true],
    ['Audio fetch error, http status 418', 'fetch_failed', true],
    ['Job rejected due to invalid audio', 'invalid_audio', false],
    ['Format Not Supported', 'invalid_audio', false],
    ["The identified language 'en' is not one of the expected languages", 'language', false],
    ["The identified language 'uz' is not supported for transcription", 'language', false],
    ['No speech found for language identification', 'language', false],
    [
      'Language identification could not identify any language with sufficient confidence',
      'language',
      false,
    ],
    ['Language identification failed', 'internal', true],
    ['Internal Server Error', 'internal', true],
    ['Something that nobody has heard of', 'rejected', false],
  ])('%s', (message, code, retryable) => {
    const { reason, retryable: again } = failure(message);
    expect(reason.code).toBe(`speechmatics_${code}`);
    expect(reason.message).toContain(message);
    expect(again).toBe(retryable);
  });

  it('is the last of what is listed, notifications apart', () => {
    const { reason } = failure(
      'unable to fetch audio: http status code 503',
      'Job rejected due to invalid audio',
      'Error in sending notification: unable to send notification: Response status: 500, retrying',
      'Sending notification failed',
    );
    expect(reason.code).toBe('speechmatics_invalid_audio');
  });

  it('is stated where nothing is listed', () => {
    expect(failure().reason).toEqual({
      code: 'speechmatics_rejected',
      message: 'Speechmatics could not transcribe it: no reason given.',
    });
  });

  it('has no signature in it', () => {
    const { reason } = failure(
      'unable to fetch audio: Get "https://a.example/call.wav?sv=1&sig=SECRET": connection refused',
    );
    expect(reason.message).toContain('https://a.example/call.wav"');
    expect(reason.message).not.toMatch(/SECRET|sig/);
  });
});
