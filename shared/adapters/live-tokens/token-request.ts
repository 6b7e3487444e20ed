import { ServiceError, type Verdict } from '../../domain/errors';
import { retryAfterOf } from '../../domain/retry-after';

/** Somebody waits for the session to open. */
const TIMEOUT_MS = 10_000;

export interface TokenRequest {
  /** As messages name it. */
  readonly service: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What to look at when the service refuses us. */
  readonly hint: string;
}

/**
 * Asks a vendor for a token; gives the text of the answer. One request: no retries, no waiting.
 * Answers may quote what they are about, and here that is a key: no word of them is passed on.
 *
 * @throws ServiceError with a verdict
 */
export async function requestToken(request: TokenRequest): Promise<string> {
  const { service, url, headers, body } = request;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    if (!response.ok) throw refused(request, response);
    return await response.text();
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const message = 'gave no token: no answer, or one that was cut off.';
    // A token that nobody got is worth nothing: another may be asked for.
    throw new ServiceError(service, 'live_unreachable', message, {
      verdict: 'later',
      cause: error,
    });
  }
}

function refused({ service, hint }: TokenRequest, response: Response): ServiceError {
  const { status } = response;
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
  const verdict = verdictOf(status);
  const todo = verdict === 'later' ? '' : ` ${hint}`;
  return new ServiceError(service, `live_${status}`, `gave no token (${status}).${todo}`, {
    verdict,
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Whatever else is refused is wrong with the settings: the request is always the same. */
function verdictOf(status: number): Verdict {
  return status === 408 || status === 429 || status >= 500 ? 'later' : 'blocked';
}
