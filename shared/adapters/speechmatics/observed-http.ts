import type { Telemetry } from '../../ports';
import {
  observedRequest,
  observedStream,
  operationOf,
  type Operations,
} from '../transcribers/observed-request';
import { PROVIDER, type SpeechmaticsHttp } from './http';

const OPERATIONS: Operations = [
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
  const asked = (method: string, path: string) => ({
    provider: PROVIDER,
    server,
    method,
    operation: operationOf(OPERATIONS, method, path),
  });
  return {
    call: (method, path, body) =>
      observedRequest(telemetry, asked(method, path), () => http.call(method, path, body)),
    text: (path) => observedStream(telemetry, asked('GET', path), http.text(path)),
  };
}
