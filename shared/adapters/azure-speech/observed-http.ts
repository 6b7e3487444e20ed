import type { Telemetry } from '../../ports';
import {
  observedRequest,
  observedStream,
  operationOf,
  type Operations,
} from '../transcribers/observed-request';
import { PROVIDER, type SpeechHttp } from './http';

/** Paths are below `/speechtotext/`. */
const OPERATIONS: Operations = [
  ['POST', /^transcriptions:submit$/, 'submit'],
  ['GET', /^transcriptions$/, 'list'],
  ['GET', /^transcriptions\/[^/]+$/, 'check'],
  ['GET', /^transcriptions\/[^/]+\/files$/, 'files'],
  ['DELETE', /^transcriptions\/[^/]+$/, 'discard'],
];

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
  const provider = PROVIDER;
  const asked = (method: string, operation: string) => ({ provider, server, method, operation });
  return {
    call(method, path, body) {
      // The URL of a next page is absolute.
      const below = path.replace(/^https?:.*?\/speechtotext\//, '');
      return observedRequest(
        telemetry,
        asked(method, operationOf(OPERATIONS, method, below)),
        () => http.call(method, path, body),
        ({ status }) => status,
      );
    },

    // By a signed link, of which nothing but this is told.
    result: (url) => observedStream(telemetry, asked('GET', 'result'), http.result(url), 200),
  };
}
