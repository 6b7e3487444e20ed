import { ApiError } from '../protocol/errors';
import type { Reply } from './fault-reply';

/** Turns anything thrown into an answer in the error shape; `code` is for the journal. */
export function errorReply(error: unknown): Reply & { readonly code: string } {
  const known = error instanceof ApiError ? error : asApiError(error);
  return {
    status: known.status,
    code: known.details.code ?? known.details.type ?? 'invalid_request_error',
    headers: { 'content-type': 'application/json', ...known.details.headers },
    body: JSON.stringify(known.body()),
  };
}

/** Fastify's own errors carry a status (a body too large, no JSON); anything else is a bug here. */
function asApiError(error: unknown): ApiError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const message = error instanceof Error ? error.message : 'Unknown error.';
  return status === 400
    ? new ApiError(400, `We could not parse the JSON body of your request. ${message}`)
    : new ApiError(status, message, {
        type: status < 500 ? 'invalid_request_error' : 'server_error',
      });
}
