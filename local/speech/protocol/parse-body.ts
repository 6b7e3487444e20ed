import type { z, ZodType } from 'zod';
import { invalid, type InnerErrorCode } from './speech-error';

/** Which `innerError` code belongs to a bad property; the longest matching path wins. */
export type CodeByPath = Readonly<Record<string, InnerErrorCode>>;

/**
 * Parses the body of a request.
 * @param codes error codes by dotted path; what is not listed is `InvalidPayload`
 * @throws SpeechError 400 for the first property that does not fit.
 */
export function parseBody<T>(schema: ZodType<T>, body: unknown, codes: CodeByPath): T {
  if (body === undefined || body === null) {
    throw invalid('EmptyRequest', 'The request body is empty.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  throw invalid(codeFor(path, codes), messageFor(issue, path), path.join('.') || undefined);
}

function codeFor(path: readonly string[], codes: CodeByPath): InnerErrorCode {
  for (let length = path.length; length > 0; length -= 1) {
    const code = codes[path.slice(0, length).join('.')];
    if (code !== undefined) return code;
  }
  return 'InvalidPayload';
}

function messageFor(issue: z.core.$ZodIssue | undefined, path: readonly string[]): string {
  const where = path.length === 0 ? 'The request body' : `The property '${path.join('.')}'`;
  return `${where} is not valid: ${issue?.message ?? 'it has the wrong form'}.`;
}
