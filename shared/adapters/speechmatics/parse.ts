import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';
import { SERVICE } from './classify';

/** @throws ResponseShapeError saying where the body is not as documented, without what is in it */
export function parse<S extends z.ZodType>(schema: S, body: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ResponseShapeError(SERVICE, `${what}: ${z.prettifyError(parsed.error)}`);
}
