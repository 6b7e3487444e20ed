import * as z from 'zod';
import { ServiceError, type Verdict } from '../../domain/errors';

const failure = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  statusCode: z.number().optional(),
  retryAfterInMs: z.number().optional(),
  message: z.string().optional(),
});

/** The HTTP status that an SDK error carries, or `undefined` where no answer came. */
function statusOf(error: unknown): number | undefined {
  const parsed = failure.safeParse(error);
  if (!parsed.success) return undefined;
  const { code, statusCode } = parsed.data;
  return typeof code === 'number' ? code : statusCode;
}

/** Runs a Cosmos operation; whatever it throws comes out as a ServiceError with a verdict. */
export async function cosmos<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toServiceError(what, error);
  }
}

/** Runs a conditional write. False when it is answered with one of `statuses`: the condition does not hold. */
export async function cosmosUnless(
  statuses: readonly number[],
  what: string,
  run: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return false;
    throw toServiceError(what, error);
  }
}

function toServiceError(what: string, error: unknown): ServiceError {
  const status = statusOf(error);
  const retryAfterMs = failure.safeParse(error).data?.retryAfterInMs;
  return new ServiceError(
    'Cosmos DB',
    status === undefined ? 'cosmos_unreachable' : `cosmos_${status}`,
    `${what} ${status === undefined ? 'got no answer' : `was answered with ${status}`}.${hint(status)}`,
    {
      verdict: verdictOf(status),
      ...(status !== undefined && { status }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      cause: error,
    },
  );
}

/** 408, 429, 449 and 5xx pass (Cosmos status codes page); 401, 403 and a missing container need a person. */
function verdictOf(status: number | undefined): Verdict {
  if (status === undefined || status >= 500 || [408, 410, 429, 449].includes(status))
    return 'later';
  return [401, 403, 404].includes(status) ? 'blocked' : 'never';
}

function hint(status: number | undefined): string {
  if (status === 401 || status === 403) {
    return " Check COSMOS_KEY, or that the app's identity has the role Cosmos DB Built-in Data Contributor.";
  }
  if (status === 404)
    return ' Check COSMOS_DATABASE and that the containers exist (infra makes them).';
  return '';
}
