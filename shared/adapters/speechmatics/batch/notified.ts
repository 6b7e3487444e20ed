import { createHash, timingSafeEqual } from 'node:crypto';
import type { ProviderCall, ProviderNotification } from '../../../ports';

/** Ids are ten letters and digits; the older ones are UUIDs. */
const JOB_ID = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Reads `POST …?id=JOB&status=success|error|fetch_error|trim_error`. Calls are not signed: what
 * authenticates one is the secret that the job gave the service for its `Authorization` header. Every
 * status means that the job is over; how it ended is asked for.
 */
export function makeNotified(secret: string): (call: ProviderCall) => ProviderNotification {
  const expected = digest(`Bearer ${secret}`);
  return ({ headers, query }) => {
    // Of digests, which are of the same length whatever was sent.
    const isTheirs = timingSafeEqual(digest(headers['authorization'] ?? ''), expected);
    if (!isTheirs) return { kind: 'answer', status: 401, body: 'The secret does not match.' };
    const id = query['id'] ?? '';
    return JOB_ID.test(id)
      ? { kind: 'ended', providerJobId: id }
      : { kind: 'answer', status: 400, body: 'The query names no job.' };
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
