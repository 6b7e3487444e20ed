import { firstBytes } from './bounded';

/**
 * What a failed call means for what comes next. One retry layer reads it: orchestrators wait in
 * durable timers, adapters only classify.
 *
 * - `later`: the service is busy or away; the same call may well succeed after a while.
 * - `unsure`: no answer came, so the call may have been carried out; look before repeating it.
 * - `blocked`: nothing is wrong with the work; a key, a role, a quota or a deployment must be mended.
 * - `never`: the same call can't succeed; unknown errors are here too.
 */
export type Verdict = 'later' | 'unsure' | 'blocked' | 'never';

/** A stated reason, as it stands on the ledger. `message` is safe to show: no secrets, no speech. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** A reader needs no more, and the ledger document is small. */
const REASON_BYTES = 600;

/** A reason in the words of somebody else, as much of them as the ledger has room for. */
export function reasonOf(code: string, message: string): Reason {
  const kept = firstBytes(message, REASON_BYTES);
  return { code: firstBytes(code, 80), message: kept === message ? message : `${kept}…` };
}

export interface AppErrorDetails {
  readonly verdict: Verdict;
  /** How long to wait before the next try, when the service said so. */
  readonly retryAfterMs?: number;
  /** A call about many things was refused, and one of them may be to blame. */
  readonly oneOfMany?: boolean;
  readonly cause?: unknown;
}

/** Base of all errors with a verdict. Anything else that is thrown is a defect. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly verdict: Verdict;
  readonly retryAfterMs: number | undefined;
  readonly oneOfMany: boolean;

  constructor(
    readonly code: string,
    message: string,
    details: AppErrorDetails,
  ) {
    super(message, { cause: details.cause });
    this.verdict = details.verdict;
    this.retryAfterMs = details.retryAfterMs;
    this.oneOfMany = details.oneOfMany ?? false;
  }

  get reason(): Reason {
    return reasonOf(this.code, this.message);
  }
}

/** Settings that are missing or malformed; lists every problem, so that one round of mending is enough. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(
      ['Callscribe cannot start. Mend these settings:', ...problems.map((p) => `  - ${p}`)].join(
        '\n',
      ),
    );
  }
}

/** A service answered with an error, or not at all. */
export class ServiceError extends AppError {
  override readonly name = 'ServiceError';
  constructor(
    readonly service: string,
    code: string,
    message: string,
    details: AppErrorDetails & { readonly status?: number },
  ) {
    super(code, `${service}: ${message}`, details);
    this.status = details.status;
  }
  readonly status: number | undefined;
}

/** A service answered, but not in the shape that it documents. Never retried: it would answer so again. */
export class ResponseShapeError extends AppError {
  override readonly name = 'ResponseShapeError';
  constructor(service: string, what: string, cause?: unknown) {
    super(
      'unexpected_response',
      `${service}: the answer is not in the documented shape (${what}).`,
      {
        verdict: 'never',
        cause,
      },
    );
  }
}

/** A ledger transition that the state table does not have. */
export class IllegalTransitionError extends Error {
  override readonly name = 'IllegalTransitionError';
  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    super(`A recording cannot go from "${from}" to "${to}".`);
  }
}
