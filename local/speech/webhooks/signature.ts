import { createHmac } from 'node:crypto';

/** `X-MicrosoftSpeechServices-Signature`: base64 of the HMAC-SHA256 of the payload. */
export function webhookSignature(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64');
}
