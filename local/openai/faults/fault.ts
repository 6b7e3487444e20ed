import { z } from 'zod';
import { cut } from '../../faults/cut';
import { schedule } from '../../faults/schedule';

const action = z.union([
  /** Answers without doing anything. Without `body` the error that the service gives with this status. */
  z.strictObject({
    status: z.int().min(200).max(599),
    retryAfterSeconds: z.number().nonnegative().optional(),
    retryAfterMs: z.number().nonnegative().optional(),
    body: z.unknown().optional(),
  }),
  /** Answers as usual, later. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
  cut,
  /** Answers 200 with a body that is not JSON. */
  z.strictObject({ malformed: z.literal(true) }),
  /** Answers 200 and drops the connection in the middle of the body. */
  z.strictObject({ truncate: z.literal(true) }),
  /** The model declines, in these words. */
  z.strictObject({ refusal: z.string() }),
  /** The answer ends early: out of tokens, or stopped by the filter. */
  z.strictObject({ finishReason: z.enum(['length', 'content_filter']) }),
  /** The model answers exactly this, whatever was asked. */
  z.strictObject({ content: z.string() }),
  /** Azure's filter refuses the prompt with 400. */
  z.strictObject({ contentFilterPrompt: z.literal(true) }),
]);

const route = z.enum(['chat', 'transcription']);

export const faultSchema = z.strictObject({
  action,
  /** Only calls of this kind; without it any. */
  route: route.optional(),
  ...schedule,
});

/** What may be asked of a model. */
export type Route = z.output<typeof route>;

export type FaultAction = z.output<typeof action>;
/** As written by a test or sent to `POST /admin/faults`. */
export type Fault = z.input<typeof faultSchema>;
