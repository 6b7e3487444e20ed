import { z } from 'zod';

/** Free notes of the client: at most 10, keys to 64 and values to 256 characters. */
export const customProperties = z
  .record(z.string().min(1).max(64), z.string().max(256))
  .refine((entries) => Object.keys(entries).length <= 10, {
    error: 'At most 10 custom properties are allowed.',
  });
