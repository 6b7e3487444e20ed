import { z } from 'zod';

/** Called, and waited for, when a connection is cut: where a test kills the client, say. */
export type Meanwhile = () => void | Promise<void>;

/** Can't be sent as JSON: only for those who arm faults in this process. */
export const meanwhile = z
  .custom<Meanwhile>((value) => typeof value === 'function', 'not a function')
  .optional();

/** Drops the connection before the call has its effect, or after it and before the answer. */
export const cut = z.strictObject({ cut: z.enum(['before', 'after']), meanwhile });
export type Cut = z.infer<typeof cut>;
