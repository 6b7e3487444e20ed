import { webhookSignature } from './signature';

export interface Callback {
  readonly url: string;
  /** As in `X-MicrosoftSpeechServices-Event`. */
  readonly event: string;
  readonly body: string;
  /** What is signed; the body unless told otherwise. */
  readonly payload?: string;
  readonly secret: string | undefined;
}

export type CallbackResult =
  | { readonly status: number; readonly body: string }
  | { readonly status: 'unreachable'; readonly cause: string };

/** Sends one request to a receiver and never throws. */
export async function postCallback(
  callback: Callback,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<CallbackResult> {
  const headers = new Headers({ 'X-MicrosoftSpeechServices-Event': callback.event });
  // Receivers that parse JSON would stumble over a challenge, which has no body.
  if (callback.body !== '') headers.set('content-type', 'application/json; charset=utf-8');
  if (callback.secret !== undefined) {
    const signature = webhookSignature(callback.secret, callback.payload ?? callback.body);
    headers.set('X-MicrosoftSpeechServices-Signature', signature);
  }
  try {
    const response = await fetch(callback.url, {
      method: 'POST',
      headers,
      body: callback.body === '' ? null : callback.body,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 'unreachable', cause: error instanceof Error ? error.message : String(error) };
  }
}

/** Only an answer of the 200 family counts as received. */
export function isReceived(result: CallbackResult): boolean {
  return typeof result.status === 'number' && result.status >= 200 && result.status < 300;
}
