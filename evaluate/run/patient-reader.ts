import type { z } from 'zod';
import { AppError, type App } from './app';

/** So long an app may not answer, which restarts or is out of reach for a while. */
const SILENCE_MS = 120_000;

/** The app did not answer this time. */
export const SILENT = Symbol('silent');

/**
 * Reads recordings of an app that may be silent for a while.
 *
 * @throws AppError, or the error of the connection, where asking again does not help or it was silent for too long
 */
export function patientReader<T>(
  app: App,
  schema: z.ZodType<T>,
): (id: string) => Promise<T | undefined | typeof SILENT> {
  let heardAt = Date.now();
  return async (id) => {
    try {
      const recording = await app.read(id, schema);
      heardAt = Date.now();
      return recording;
    } catch (error) {
      const isFinal = error instanceof AppError && error.isFinal;
      if (isFinal || Date.now() - heardAt > SILENCE_MS) throw error;
      return SILENT;
    }
  };
}
