import { AppError, ServiceError } from '../../domain/errors';
import type { Telemetry } from '../../ports';
import { PROVIDER, type SpeechmaticsHttp } from './http';

/** What each request asks for, by its method and the shape of its path below the endpoint. */
const OPERATIONS: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['POST', /^jobs$/, 'submit'],
  ['GET', /^jobs$/, 'list'],
  ['GET', /^jobs\/[^/]+$/, 'check'],
  ['GET', /^jobs\/[^/]+\/transcript$/, 'result'],
  ['DELETE', /^jobs\/[^/]+$/, 'discard'],
];

/**
 * The same account, with telemetry, where there is any, told of each request: what was asked, how long
 * it took and how it went. `server` is the endpoint's host.
 */
export function observedSpeechmaticsHttp(
  http: SpeechmaticsHttp,
  server: string,
  telemetry: Telemetry | undefined,
): SpeechmaticsHttp {
  if (!telemetry) return http;

  /** From now on, until it is told how the request went. */
  const telling = (method: string, path: string) => {
    const operation = operationOf(method, path);
    const request = { provider: PROVIDER, server, method, operation, startedAt: new Date() };
    return {
      done: () => telemetry.providerRequest({ ...request, outcome: 'ok' }),
      failed(error: unknown): void {
        const outcome = error instanceof AppError ? error.code : 'internal_error';
        const status = error instanceof ServiceError ? error.status : undefined;
        telemetry.providerRequest({ ...request, outcome, ...(status !== undefined && { status }) });
      },
    };
  };

  return {
    async call(method, path, body) {
      const tell = telling(method, path);
      try {
        const answer = await http.call(method, path, body);
        tell.done();
        return answer;
      } catch (error) {
        tell.failed(error);
        throw error;
      }
    },

    async *text(path) {
      const tell = telling('GET', path);
      try {
        // It is over when all of it has arrived.
        yield* http.text(path);
        tell.done();
      } catch (error) {
        tell.failed(error);
        throw error;
      }
    },
  };
}

function operationOf(method: string, path: string): string {
  const [below = ''] = path.split('?');
  const known = OPERATIONS.find(([one, shape]) => one === method && shape.test(below));
  return known?.[2] ?? 'other';
}
