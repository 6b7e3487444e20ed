import type { TokenCredential } from '@azure/identity';
import { ServiceError, type Verdict } from '../../domain/errors';
import { makeAuthorization, type AzureAiResource } from '../azure-ai/authorization';
import { tryJson } from '../http/try-json';
import { API_VERSION, errorBody } from './wire';

const SERVICE = 'Language service';
const TIMEOUT_MS = 60_000;

export type LanguageSettings = AzureAiResource;

/** One request: no retries, no waiting; failures come out as ServiceErrors with a verdict. */
export function makeLanguageHttp(settings: LanguageSettings, credential: () => TokenCredential) {
  const names = { service: SERVICE, keySetting: 'LANGUAGE_KEY' };
  const authorization = makeAuthorization(names, settings, credential);
  return async (body: unknown): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json', ...(await authorization()) };
    const url = `${settings.endpoint}/language/:analyze-text?api-version=${API_VERSION}`;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
      const response = await fetch(url, init);
      const text = await response.text();
      if (!response.ok) throw classify(response, text);
      return JSON.parse(text) as unknown;
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      throw new ServiceError(
        SERVICE,
        'language_unreachable',
        'no answer, or one that was cut off.',
        {
          verdict: 'later', // nothing is made there: the same question may be asked again
          cause: error,
        },
      );
    }
  };
}

/** The service's messages may quote what it was sent, so only its codes are passed on. */
function classify(response: Response, text: string): ServiceError {
  const { status } = response;
  const body = errorBody.safeParse(tryJson(text)).data;
  const code = body?.error?.innererror?.code ?? body?.error?.code ?? body?.code;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const what = `the call was answered with ${status}${code === undefined ? '' : ` (${code})`}.`;
  return new ServiceError(SERVICE, `language_${code ?? status}`, `${what}${hint(status)}`, {
    verdict: verdictOf(status),
    status,
    ...(Number.isFinite(seconds) && seconds >= 0 && { retryAfterMs: seconds * 1000 }),
  });
}

function verdictOf(status: number): Verdict {
  if (status === 408 || status === 429 || status >= 500) return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}

function hint(status: number): string {
  if (status === 401 || status === 403) {
    return " Check LANGUAGE_KEY, or that the app's identity has the role Cognitive Services Language Reader and LANGUAGE_ENDPOINT is the custom subdomain.";
  }
  return status === 404 ? ' Check LANGUAGE_ENDPOINT.' : '';
}
