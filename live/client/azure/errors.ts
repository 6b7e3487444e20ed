import { LiveError, SOON, type Retry } from '../errors';

/** As the SDK counts them (CancellationErrorCode). */
const CODES = [
  'no-error',
  'not-authorised',
  'bad-request',
  'too-many-requests',
  'connection-lost',
  'service-timeout',
  'service-error',
  'runtime-error',
  'forbidden',
] as const;

/** Too many at once: the service says it in a close reason, in a code of its own, or as HTTP 429. */
const THROTTLED = /throttl|too many|concurrent request|\b4?429\b/i;
/** A handshake that was refused, where the WebSocket says so (the `ws` package does). */
const REFUSED = /unexpected server response: (4\d\d)/i;
const LATER: Retry = { afterMs: 5000 };

/**
 * Why the SDK canceled. Its details can hold the URL with the token in it: of them only what is
 * recognized goes into the message.
 */
export function canceledError(errorCode: number, details: string): LiveError {
  const code = CODES[errorCode] ?? 'service-error';
  if (code === 'too-many-requests' || THROTTLED.test(withoutUrls(details))) {
    const why = 'Azure Speech has too many live sessions or requests at present.';
    return new LiveError('too-many-requests', why, LATER);
  }
  const status = REFUSED.exec(details)?.[1];
  if (status !== undefined) return refused(status);
  const closeCode = /websocket error code: (\d+)/.exec(details)?.[1];
  const how = closeCode === undefined ? '' : ` (close code ${closeCode})`;
  return new LiveError(code, `${MESSAGES[code]}${how}.`, RETRIES[code] ?? SOON);
}

function refused(status: string): LiveError {
  const hint =
    status === '401' || status === '403' ? ': the token is not, or no longer, accepted' : '';
  const why = `Azure Speech refused the connection with ${status}${hint}.`;
  return new LiveError('not-authorised', why, 'never');
}

const withoutUrls = (text: string) => text.replaceAll(/\w+:\/\/\S+/g, '');

const RETRIES: Partial<Record<(typeof CODES)[number], Retry>> = {
  'not-authorised': 'never',
  'bad-request': 'never',
  forbidden: 'never',
};

const MESSAGES: Readonly<Record<(typeof CODES)[number], string>> = {
  'no-error': 'The connection to Azure Speech was cut',
  'not-authorised': 'Azure Speech does not accept the token',
  'bad-request': 'Azure Speech does not accept the request',
  'too-many-requests': 'Azure Speech has too many requests',
  'connection-lost': 'The connection to Azure Speech was cut or could not be made',
  'service-timeout': 'Azure Speech did not answer in time',
  'service-error': 'Azure Speech has failed',
  'runtime-error': 'The connection to Azure Speech was lost',
  forbidden: 'Azure Speech does not allow it',
};
