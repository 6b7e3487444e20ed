import { randomBytes } from 'node:crypto';

/** The trace that an invocation begins (W3C Trace Context), as the Functions host gives it to the worker. */
export function newTraceContext(): { readonly traceParent: string } {
  const traceId = randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  return { traceParent: `00-${traceId}-${spanId}-01` };
}
