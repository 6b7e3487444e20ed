import { z } from 'zod';
import { EVENT_KINDS } from '../webhooks/event-kinds';

export const webhookEvents = z.partialRecord(z.enum(EVENT_KINDS), z.boolean());

export const webhookSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  description: z.string().optional(),
  customProperties: z.record(z.string(), z.string()).optional(),
  webUrl: z.url(),
  events: webhookEvents,
  secret: z.string().optional(),
  /** Of the call that created it; links in notifications carry it. */
  apiVersion: z.string(),
  /** `NotStarted` until the receiver has answered the challenge. */
  status: z.enum(['NotStarted', 'Succeeded', 'Failed']),
  createdMs: z.number(),
  lastActionMs: z.number(),
  /** Failed tries since the last success. */
  failures: z.int().default(0),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** A notification that the receiver has not acknowledged yet. */
export interface Delivery {
  readonly invocationId: string;
  readonly webhookId: string;
  /** As in `X-MicrosoftSpeechServices-Event`, e.g. `TranscriptionCompletion`. */
  readonly event: string;
  readonly body: string;
}
