import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Ports, Workflows } from '../ports';

/** One webhook call of the Speech service, as far as it matters. */
export interface WebhookCall {
  /** Header `X-MicrosoftSpeechServices-Event`. */
  readonly event: string | null;
  /** Header `X-MicrosoftSpeechServices-Signature`: base64 of HMAC-SHA256 over the body. */
  readonly signature: string | null;
  /** Query parameter of the challenge. */
  readonly validationToken: string | null;
  readonly body: Buffer;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly body?: string;
}

const notification = z.object({ self: z.string() });

/**
 * Answers the Speech service's webhook: the challenge with its token, and the end of a job by
 * waking its orchestration. A call is a hint, so duplicates and calls out of order do no harm; a
 * job that is not ours (another environment on the same resource) is answered with 200 and ignored.
 * Protocol: batch transcription REST, webhooks (the event kind is compared without case).
 */
export function makeTranscriptionEnded(
  ports: Pick<Ports, 'jobs'>,
  settings: { readonly webhookSecret?: string },
) {
  return async (call: WebhookCall, workflows: Workflows): Promise<WebhookAnswer> => {
    const { webhookSecret } = settings;
    if (webhookSecret === undefined) {
      return { status: 404, body: 'Webhooks are off: SPEECH_WEBHOOK_SECRET is not set.' };
    }
    const challenge = call.validationToken;
    const signed = challenge === null ? call.body : Buffer.from(challenge);
    if (!isSigned(signed, call.signature, webhookSecret)) {
      return { status: 401, body: 'The signature does not match.' };
    }
    if (challenge !== null) return { status: 200, body: challenge };
    if (call.event?.toLowerCase() !== 'transcriptioncompletion') return { status: 200 };
    const providerJobId = jobIdOf(call.body);
    if (providerJobId === undefined)
      return { status: 400, body: 'The body names no transcription.' };
    const jobId = await ports.jobs.findByProviderJob(providerJobId);
    if (jobId !== undefined) await workflows.transcriptionEnded(jobId);
    return { status: 200 };
  };
}

function isSigned(payload: Buffer, signature: string | null, secret: string): boolean {
  if (signature === null) return false;
  const expected = createHmac('sha256', secret).update(payload).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function jobIdOf(body: Buffer): string | undefined {
  try {
    const { self } = notification.parse(JSON.parse(body.toString('utf8')));
    return new URL(self).pathname.split('/').at(-1) || undefined;
  } catch {
    return undefined;
  }
}
