import { context, ROOT_CONTEXT, trace, type Context } from '@opentelemetry/api';

/** `traceparent` of W3C Trace Context, version 00. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The same function, as a part of the trace of its invocation: what it starts, asks for and writes
 * has the invocation's span as its parent, or a link to it.
 *
 * @param traceParent as the Functions host gives it, where it traces
 */
export function asPartOf<A extends unknown[], R>(
  traceParent: string | undefined,
  run: (...input: A) => R,
): (...input: A) => R {
  const parent = contextOf(traceParent);
  return (...input) => context.with(parent, () => run(...input));
}

function contextOf(traceParent: string | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceParent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
