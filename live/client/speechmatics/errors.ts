import { LiveError, SOON, type Retry } from '../errors';

/*
 * Which ends of a connection another attempt may mend. Of its own errors Speechmatics names three,
 * with at least 5 to 10 seconds between attempts (docs.speechmatics.com, real-time API reference,
 * "WebSocket errors"); anything else it said is about the request, and would be said again.
 */
const LATER: Retry = { afterMs: 5000 };

const RETRIES: Readonly<Record<string, Retry>> = {
  quota_exceeded: LATER,
  job_error: LATER,
  internal_error: LATER,
};

const TYPES: Readonly<Record<number, string>> = {
  1003: 'protocol_error',
  1008: 'policy_violation',
  1011: 'internal_error',
  4001: 'not_authorised',
  4003: 'not_allowed',
  4004: 'invalid_model',
  4005: 'quota_exceeded',
  4006: 'timelimit_exceeded',
  4013: 'job_error',
};

/** By the type of an Error message: `quota_exceeded`. */
export function byType(type: string): LiveError {
  return new LiveError(
    type,
    `Speechmatics ended the session: ${type}.${HINTS[type] ?? ''}`,
    RETRIES[type] ?? 'never',
  );
}

/** By a close code; one that is not Speechmatics' own is the network's or a proxy's, and passes. */
export function byCloseCode(code: number): LiveError {
  const type = TYPES[code];
  if (type !== undefined) return byType(type);
  return new LiveError(
    'connection-lost',
    `The connection to Speechmatics was cut (close code ${code}).`,
    SOON,
  );
}

const HINTS: Readonly<Record<string, string>> = {
  not_authorised: ' The temporary key is not, or no longer, accepted.',
  quota_exceeded: ' As many sessions as the account may have are open.',
  invalid_model: ' The account has no such model for this language.',
};
