import { RestError } from '@azure/storage-blob';
import { ServiceError, type Verdict } from '../../domain/errors';

/** Runs a storage operation; whatever it throws comes out as a ServiceError with a verdict. */
export async function storage<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toServiceError(what, error);
  }
}

/** Like {@link storage}, but `undefined` when the answer is one of `statuses`. */
export async function storageUnless<T>(
  statuses: readonly number[],
  what: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RestError && statuses.includes(error.statusCode ?? 0)) return undefined;
    throw toServiceError(what, error);
  }
}

function toServiceError(what: string, error: unknown): ServiceError {
  const status = error instanceof RestError ? error.statusCode : undefined;
  const hint =
    status === 401 || status === 403
      ? " Check the connection string, or that the app's identity has the role Storage Blob Data Owner."
      : '';
  return new ServiceError(
    'Storage',
    status === undefined ? 'storage_unreachable' : `storage_${status}`,
    `${what} ${status === undefined ? 'got no answer' : `was answered with ${status}`}.${hint}`,
    { verdict: verdictOf(status), ...(status !== undefined && { status }), cause: error },
  );
}

/** 408, 429 and 5xx pass; a missing container, a wrong key or role needs a person. */
function verdictOf(status: number | undefined): Verdict {
  if (status === undefined || status >= 500 || status === 408 || status === 429) return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}
