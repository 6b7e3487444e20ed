import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { ProviderCall, ProviderNotification } from '../../ports';

const notification = z.object({ self: z.string() });

/**
 * Reads a webhook call: the challenge is answered with its token, the end of a job names the job.
 * Protocol: batch transcription REST, webhooks. `X-MicrosoftSpeechServices-Signature` is base64 of
 * HMAC-SHA256 over the body, or over the token of a challenge; the kind of event in
 * `X-MicrosoftSpeechServices-Event` is compared without case.
 */
export function makeNotified(secret: string): (call: ProviderCall) => ProviderNotification {
  return ({ headers, query, body }) => {
    const challenge = query['validationToken'];
    const signed = challenge === undefined ? body : Buffer.from(challenge);
    if (!isSigned(signed, headers['x-microsoftspeechservices-signature'], secret)) {
      return answer(401, 'The signature does not match.');
    }
    if (challenge !== undefined) return answer(200, challenge);
    const event = headers['x-microsoftspeechservices-event'];
    if (event?.toLowerCase() !== 'transcriptioncompletion') return answer(200);
    const providerJobId = jobIdOf(body);
    return providerJobId === undefined
      ? answer(400, 'The body names no transcription.')
      : { kind: 'ended', providerJobId };
  };
}

function answer(status: number, body?: string): ProviderNotification {
  return { kind: 'answer', status, ...(body !== undefined && { body }) };
}

function isSigned(payload: Buffer, signature: string | undefined, secret: string): boolean {
  if (signature === undefined) return false;
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
