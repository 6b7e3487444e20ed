import { AppError, ServiceError } from '../../domain/errors';
import type { Telemetry } from '../../ports';

/** One request of a transcription service, as telemetry tells of it: never with a URL. */
export interface Asked {
  readonly provider: string;
  /** Host of the resource. */
  readonly server: string;
  readonly method: string;
  /** What it asks for: `submit`, `check`, … */
  readonly operation: string;
}

/** Operations of a service, by method and the shape of the path below its endpoint. */
export type Operations = readonly (readonly [method: string, path: RegExp, operation: string])[];

/** What a request asks for; `path` is below the endpoint, its query does not count. */
export function operationOf(operations: Operations, method: string, path: string): string {
  const [below = ''] = path.split('?');
  const known = operations.find(([one, shape]) => one === method && shape.test(below));
  return known?.[2] ?? 'other';
}

/** Runs a request, and tells telemetry how long it took and how it went. */
export async function observedRequest<T>(
  telemetry: Telemetry,
  asked: Asked,
  run: () => Promise<T>,
  statusOf?: (answer: T) => number,
): Promise<T> {
  const tell = telling(telemetry, asked);
  try {
    const answer = await run();
    tell.done(statusOf?.(answer));
    return answer;
  } catch (error) {
    tell.failed(error);
    throw error;
  }
}

/** The same of an answer that is read as it arrives: it is over when all of it has. */
export async function* observedStream(
  telemetry: Telemetry,
  asked: Asked,
  arriving: AsyncIterable<string>,
  status?: number,
): AsyncGenerator<string> {
  const tell = telling(telemetry, asked);
  try {
    yield* arriving;
    tell.done(status);
  } catch (error) {
    tell.failed(error);
    throw error;
  }
}

/** From now on, until it is told how the request went. */
function telling(telemetry: Telemetry, asked: Asked) {
  const request = { ...asked, startedAt: new Date() };
  const tell = (outcome: string, status: number | undefined) =>
    telemetry.providerRequest({ ...request, outcome, ...(status !== undefined && { status }) });
  return {
    done: (status?: number) => tell('ok', status),
    failed: (error: unknown) =>
      tell(
        error instanceof AppError ? error.code : 'internal_error',
        error instanceof ServiceError ? error.status : undefined,
      ),
  };
}
