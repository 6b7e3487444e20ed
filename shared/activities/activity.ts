import { AppError, reasonOf } from '../domain/errors';
import type { Workflows } from '../ports';
import type { Activities, ActivityName } from '../workflow/contract';
import type { Outcome } from '../workflow/outcome';

/** What an activity may use apart from its ports: the client of the app that runs it. */
export interface ActivityContext {
  readonly workflows: Workflows;
}

/** One activity. May run more than once for one call: every effect must bear that. */
export type Activity<N extends ActivityName> = (
  input: Activities[N]['input'],
  context: ActivityContext,
) => Promise<Activities[N]['output']>;

/**
 * Runs an activity and turns how it ends into an {@link Outcome}. An error without a verdict is a
 * defect of ours: it is not repeated, and its text stands on the recording.
 */
export async function toOutcome<T>(
  run: () => Promise<T>,
  onDefect: (error: unknown) => void,
): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await run() };
  } catch (error) {
    if (error instanceof AppError) return fromError(error);
    onDefect(error);
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', reason: reasonOf('internal_error', message) };
  }
}

function fromError(error: AppError): Outcome<never> {
  const { reason, retryAfterMs } = error;
  switch (error.verdict) {
    case 'later':
    case 'unsure':
      return {
        kind: 'later',
        reason,
        ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }),
      };
    case 'blocked':
      return { kind: 'blocked', reason };
    case 'never':
      return { kind: 'refused', reason, ...(error.oneOfMany && { oneOfMany: true }) };
  }
}
