import { z } from 'zod';

/** How often a fault strikes. */
export const times = z.union([z.int().positive(), z.literal('always')]);

/** When a fault strikes; to be spread into the schema of any fault. */
export const schedule = {
  /** How often it strikes (default 1). */
  times: times.default(1),
  /** How many chances it lets pass before it strikes (default 0). */
  skip: z.int().nonnegative().default(0),
};

export interface Scheduled {
  readonly times: z.infer<typeof times>;
  readonly skip: number;
}
