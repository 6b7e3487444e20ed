import type { TokenCredential } from '@azure/identity';
import { ServiceError } from '../../domain/errors';

/** Identities answer within seconds, or not at all. */
const TIMEOUT_MS = 30_000;

/** What a service is called in errors, and the setting that would do instead of an identity. */
export interface KeyedService {
  readonly service: string;
  readonly keySetting: string;
}

/**
 * A token of the app's identity. Asked for each time: credentials keep theirs until it runs out.
 *
 * @throws ServiceError (blocked) where the identity gets none
 */
export async function identityToken(
  { service, keySetting }: KeyedService,
  scope: string,
  credential: () => TokenCredential,
  timeoutMs = TIMEOUT_MS,
): Promise<string> {
  let cause: unknown;
  try {
    const abortSignal = AbortSignal.timeout(timeoutMs);
    const token = await credential().getToken(scope, { abortSignal });
    if (token) return token.token;
  } catch (error) {
    cause = error;
  }
  throw new ServiceError(
    service,
    'no_token',
    `the app's identity got no token. Check that an identity is assigned to the app, or set ${keySetting}.`,
    { verdict: 'blocked', cause },
  );
}
