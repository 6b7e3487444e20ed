/** Whether another attempt helps: not at all, or after a wait of at least so many milliseconds. */
export type Retry = 'never' | { readonly afterMs: number };

/** At once, but for the growing wait that every repeated attempt has. */
export const SOON: Retry = { afterMs: 0 };

/** A live connection, or the session with the app, failed. The message has no token and no words. */
export class LiveError extends Error {
  override readonly name = 'LiveError';

  constructor(
    /** For programs: `connection-lost`, `not_authorised`, `409` … */
    readonly code: string,
    message: string,
    readonly retry: Retry,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whatever was thrown, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
