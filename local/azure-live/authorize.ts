import type { IncomingMessage } from 'node:http';
import type { SpeechTokens } from './speech-tokens';

const KEY = 'Ocp-Apim-Subscription-Key';

/** Whether a request carries a key or a token that is good, in a header or (browsers) in the query. */
export function isAuthorized(
  request: Pick<IncomingMessage, 'headers'>,
  query: URLSearchParams,
  keys: readonly string[],
  tokens: SpeechTokens,
): boolean {
  const key = request.headers[KEY.toLowerCase()] ?? query.get(KEY);
  if (typeof key === 'string') return keys.includes(key);
  const bearer = request.headers.authorization ?? query.get('Authorization') ?? '';
  const token = /^Bearer\s+(\S+)$/i.exec(bearer)?.[1];
  return token !== undefined && tokens.isGood(token, request.headers.host ?? '');
}
