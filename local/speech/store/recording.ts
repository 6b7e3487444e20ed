import { z } from 'zod';
import { storedFile } from './job';

export const outcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('Succeeded'), durationMs: z.number(), file: storedFile }),
  z.object({ status: z.literal('Failed'), errorKind: z.string(), errorMessage: z.string() }),
]);
/** How a recording of a job ended. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** One audio file of a job. */
export interface Recording {
  /** Counted from 0. */
  readonly position: number;
  /** Where to download it; carries a signature. */
  readonly url: string;
  /** What results and the report call it. */
  readonly source: string;
  readonly resultName: string;
  readonly outcome?: Outcome;
}
