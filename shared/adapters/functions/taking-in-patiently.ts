import pRetry from 'p-retry';
import { AppError } from '../../domain/errors';

/**
 * Repeats a landing that failed in passing, for about half a minute. The one place outside the
 * orchestrators that repeats: the blob trigger's queue gives five tries without any pause, so a
 * service that is away for a few seconds would poison the message.
 */
export function takingInPatiently<T>(run: () => Promise<T>): Promise<T> {
  return pRetry(run, {
    retries: 5,
    minTimeout: 1000,
    factor: 2,
    randomize: true,
    shouldRetry: ({ error }) =>
      error instanceof AppError && (error.verdict === 'later' || error.verdict === 'unsure'),
  });
}
