import type { FaultAction } from '../faults/fault';
import { ApiError, retryHeaders } from '../protocol/errors';

/** What goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Already in its wire form. */
  readonly body: string;
}

const STATUS_ERRORS: Readonly<
  Record<number, readonly [type: string, code: string | null, message: string]>
> = {
  401: ['invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.'],
  403: ['invalid_request_error', 'access_denied', 'Access to the resource was denied.'],
  404: ['invalid_request_error', 'DeploymentNotFound', 'The deployment does not exist.'],
  408: ['timeout', 'timeout', 'The operation was timeout.'],
  409: ['conflict', null, 'The request conflicts with another one.'],
  429: ['requests', 'rate_limit_exceeded', 'Rate limit is exceeded. Try again later.'],
  503: ['server_error', null, 'The service is temporarily unable to process your request.'],
};
const ANY_ERROR = [
  'server_error',
  null,
  'The server had an error while processing your request.',
] as const;

/** The answer of a fault that needs no model; undefined for one that changes the model's answer. */
export function faultReply(fault: FaultAction): Reply | undefined {
  if (!('status' in fault)) {
    return undefined;
  }
  const [type, code, message] = STATUS_ERRORS[fault.status] ?? ANY_ERROR;
  const body = fault.body ?? new ApiError(fault.status, message, { type, code }).body();
  return {
    status: fault.status,
    headers: {
      'content-type': 'application/json',
      ...retryHeaders({ ms: fault.retryAfterMs, seconds: fault.retryAfterSeconds }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
