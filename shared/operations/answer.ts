import type * as z from 'zod';
import { AppError } from '../domain/errors';

/** What an HTTP function answers, in the terms of the Functions runtime. */
export interface Answer {
  readonly status: number;
  readonly jsonBody: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal: one sentence that says what to do. */
export function refusal(status: number, error: string): Answer {
  return { status, jsonBody: { error } };
}

/** The same answer for every operation on a recording that the ledger does not have. */
export function unknownRecording(id: string): Answer {
  return refusal(404, `There is no recording with the id "${id}".`);
}

/** Tries of a conditional write before the caller is told to come again. */
export const TRIES = 5;

/** Somebody else changed the document at each of {@link TRIES} tries. */
export const IN_FLUX: Answer = {
  ...refusal(503, 'The recording is being changed again and again; ask again in a moment.'),
  headers: { 'retry-after': '5' },
};

/** A service that is away is not the caller's fault, and often back in a moment. */
export async function orUnavailable<A extends object = Answer>(
  run: () => Promise<A>,
): Promise<A | Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 5_000) / 1000));
    return { ...refusal(503, error.message), headers: { 'retry-after': String(seconds) } };
  }
}

/** What comes over HTTP, parsed; or the answer that says what is wrong with it and how it should look. */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  hint: string,
): { readonly value: z.output<S> } | { readonly answer: Answer } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const problems = result.error.issues.map(({ path, message }) => {
    return path.length > 0 ? `${path.join('.')}: ${message}` : message;
  });
  return { answer: refusal(400, `${problems.join('; ')}. ${hint}`) };
}

/** For `z.strictObject`: words for what is no object; a field that is not known is named by zod. */
export function unlessObject(problem: string) {
  return {
    error: ({ code }: { readonly code?: string }) =>
      code === 'invalid_type' ? problem : undefined,
  };
}

/** A body as JSON: `{}` for none, `undefined` for what is not JSON. */
export function fromJson(body: string): unknown {
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
