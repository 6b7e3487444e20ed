import { ServiceError } from '../../domain/errors';

/*
 * What the Durable client's errors mean: it gives no codes, only texts with the status in them.
 */

/** The instance runs already: 409 in the newest extension, 500 with this text in older ones. */
export function runsAlready(error: unknown): boolean {
  return /status code: 409|already exists/i.test(messageOf(error));
}

/** There is no such instance. */
export function isMissing(error: unknown): boolean {
  return /404|No instance with ID/i.test(messageOf(error));
}

/** Any other error: the extension does not answer now. */
export function unreachable(cause: unknown): ServiceError {
  return new ServiceError('Durable Functions', 'durable_unreachable', messageOf(cause), {
    verdict: 'later',
    cause,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
