import { AppError, ServiceError } from '../../domain/errors';
import type { Telemetry } from '../../ports';
import { PROVIDER, type SpeechHttp } from './http';

/** What each request asks for, by its method and the shape of its path below `/speechtotext/`. */
const OPERATIONS: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['POST', /^transcriptions:submit$/, 'submit'],
  ['GET', /^transcriptions$/, 'list'],
  ['GET', /^transcriptions\/[^/]+$/, 'check'],
  ['GET', /^transcriptions\/[^/]+\/files$/, 'files'],
  ['DELETE', /^transcriptions\/[^/]+$/, 'discard'],
];

interface Asked {
  readonly server: string;
  readonly method: string;
  readonly operation: string;
}

/**
 * The same resource, with telemetry, where there is any, told of each request: what was asked, how
 * long it took and how it went. `server` is the resource's host.
 */
export function observedSpeechHttp(
  http: SpeechHttp,
  server: string,
  telemetry: Telemetry | undefined,
): SpeechHttp {
  if (!telemetry) return http;
  return {
    call(method, path, body) {
      const asked = { server, method, operation: operationOf(method, path) };
      const run = () => http.call(method, path, body);
      return observed(telemetry, asked, run, ({ status }) => status);
    },

    result(url) {
      // By a signed link, of which nothing but this is told.
      const asked = { server, method: 'GET', operation: 'result' };
      return observed(
        telemetry,
        asked,
        () => http.result(url),
        () => 200,
      );
    },
  };
}

async function observed<T>(
  telemetry: Telemetry,
  asked: Asked,
  run: () => Promise<T>,
  statusOf: (answer: T) => number,
): Promise<T> {
  const request = { provider: PROVIDER, ...asked, startedAt: new Date() };
  try {
    const answer = await run();
    telemetry.providerRequest({ ...request, outcome: 'ok', status: statusOf(answer) });
    return answer;
  } catch (error) {
    const outcome = error instanceof AppError ? error.code : 'internal_error';
    const status = error instanceof ServiceError ? error.status : undefined;
    telemetry.providerRequest({ ...request, outcome, ...(status !== undefined && { status }) });
    throw error;
  }
}

/** `path` may be the absolute URL of a next page. */
function operationOf(method: string, path: string): string {
  const [below = ''] = path.replace(/^https?:.*?\/speechtotext\//, '').split('?');
  const known = OPERATIONS.find(([one, shape]) => one === method && shape.test(below));
  return known?.[2] ?? 'other';
}
