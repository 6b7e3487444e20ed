import { canceledError } from '../../../../../live/client/azure/errors';

describe('cancellations of the Speech SDK', () => {
  it.each([
    [4, 'No such thing websocket error code: 1003', 'connection-lost', { afterMs: 0 }],
    [0, 'Disconnecting', 'no-error', { afterMs: 0 }],
    [2, 'Bad websocket error code: 1007', 'bad-request', 'never'],
    [2, 'Throttled due to too many requests websocket error code: 1007', 'too-many-requests', 5000],
    [3, '', 'too-many-requests', 5000],
    [
      4,
      'exceeded the concurrent request limit websocket error code: 4429',
      'too-many-requests',
      5000,
    ],
    [4, 'Unable to contact server. Unexpected server response: 429', 'too-many-requests', 5000],
    [4, 'StatusCode: 1006 Unexpected server response: 401', 'not-authorised', 'never'],
    [8, '', 'forbidden', 'never'],
    [5, '', 'service-timeout', { afterMs: 0 }],
    [99, '', 'service-error', { afterMs: 0 }],
  ] as const)('%i "%s" is %s', (errorCode, details, code, retry) => {
    const error = canceledError(errorCode, details);
    expect(error.code).toBe(code);
    expect(error.retry).toEqual(typeof retry === 'number' ? { afterMs: retry } : retry);
  });

  it('keep the token, which stands in the URL, to themselves', () => {
    const details =
      'Unable to contact server. StatusCode: 1006, wss://x.example/v2?Authorization=Bearer%20secret429 Reason: ';
    const error = canceledError(4, details);
    expect(error.message).not.toContain('secret');
    expect(error.code).toBe('connection-lost');
  });
});
