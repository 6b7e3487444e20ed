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

    async *result(url) {
      // By a signed link, of which nothing but this is told; it is over when all of it has arrived.
      const asked = { server, method: 'GET', operation: 'result' };
      const tell = telling(telemetry, asked);
      try {
        yield* http.result(url);
        tell.done(200);
      } catch (error) {
        tell.failed(error);
        throw error;
      }
    },
  };
}

async function observed<T>(
  telemetry: Telemetry,
  asked: Asked,
  run: () => Promise<T>,
  statusOf: (answer: T) => number,
): Promise<T> {
  const tell = telling(telemetry, asked);
  try {
    const answer = await run();
    tell.done(statusOf(answer));
    return answer;
  } catch (error) {
    tell.failed(error);
    throw error;
  }
}

/** From now on, until it is told how the request went. */
function telling(telemetry: Telemetry, asked: Asked) {
  const request = { provider: PROVIDER, ...asked, startedAt: new Date() };
  return {
    done(status: number): void {
      telemetry.providerRequest({ ...request, outcome: 'ok', status });
    },
    failed(error: unknown): void {
      const outcome = error instanceof AppError ? error.code : 'internal_error';
      const status = error instanceof ServiceError ? error.status : undefined;
      telemetry.providerRequest({ ...request, outcome, ...(status !== undefined && { status }) });
    },
  };
}

/** `path` may be the absolute URL of a next page. */
function operationOf(method: string, path: string): string {
  const [below = ''] = path.replace(/^https?:.*?\/speechtotext\//, '').split('?');
  const known = OPERATIONS.find(([one, shape]) => one === method && shape.test(below));
  return known?.[2] ?? 'other';
}
