import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';

/** @throws ResponseShapeError saying where the body is not as documented, without what is in it */
export function parse<S extends z.ZodType>(schema: S, body: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ResponseShapeError('Speech service', `${what}: ${z.prettifyError(parsed.error)}`);
}
