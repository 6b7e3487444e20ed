import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Link,
  type Tracer,
} from '@opentelemetry/api';
import type { LedgerRecord } from '../../domain/ledger';
import { stagesOf, startOf } from '../../domain/stages';
import { traceOf, type Traced, type TracePlace } from '../../domain/trace';
import { attributesOf, nameless, OPERATION } from './attributes';

const NAME = 'recording';

/** What a recording's trace is written with. */
export interface TraceWriter {
  readonly tracer: () => Tracer;
  readonly now: () => Date;
  /** Starts the span that all others of a trace are children of. */
  readonly startAt: <T>(place: TracePlace, start: () => T) => T;
  /** Whether the spans of this trace are kept, before its end is known. */
  readonly isKept: (traceId: string) => boolean;
}

/** The trace of each recording: a span for all of it, and below it what it went through. */
export function makeRecordingTrace({ tracer, now, startAt, isKept }: TraceWriter) {
  /** Below the span of the recording, which is written only at its end. */
  function within(place: TracePlace): Context {
    const traceFlags = isKept(place.traceId) ? TraceFlags.SAMPLED : TraceFlags.NONE;
    return trace.setSpanContext(ROOT_CONTEXT, { ...place, traceFlags });
  }

  return {
    /** The look at the blob that has just ended, linked to the invocation that took it. */
    landed({ id, version, epoch, times }: LedgerRecord): void {
      const place = traceOf({ recordingId: id, version, epoch });
      const attributes = { 'callscribe.recording': nameless(id), [OPERATION]: NAME };
      const startTime = new Date(times.landedAt);
      tracer()
        .startSpan('landed', { startTime, attributes, links: invocation() }, within(place))
        .end(now());
    },

    /** Runs a step below the recording's span; what it asks of others is below the step. */
    async step<T>(name: string, of: Traced, run: () => Promise<T>): Promise<T> {
      const attributes = { 'callscribe.recording': nameless(of.recordingId), [OPERATION]: NAME };
      const options = { startTime: now(), attributes, links: invocation() };
      const parent = within(traceOf(of));
      const span = tracer().startSpan(name, options, parent);
      try {
        return await context.with(trace.setSpan(parent, span), run);
      } catch (error) {
        // Its message is for the log: it may say more than a trace should.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end(now());
      }
    },

    /** The recording as a whole, and where its time went, from what the ledger says. */
    ended(record: LedgerRecord): void {
      const { id, version, epoch, times, status } = record;
      const place = traceOf({ recordingId: id, version, epoch });
      const options = {
        // Application Insights counts what is consumed as a request.
        kind: SpanKind.CONSUMER,
        startTime: new Date(startOf(record)),
        attributes: { ...attributesOf(record), [OPERATION]: NAME },
        links: invocation(),
      };
      const root = startAt(place, () => tracer().startSpan(NAME, options, ROOT_CONTEXT));
      const below = trace.setSpan(ROOT_CONTEXT, root);
      for (const stage of stagesOf(record)) {
        const startTime = new Date(stage.from);
        const attributes = { [OPERATION]: NAME };
        tracer().startSpan(stage.status, { startTime, attributes }, below).end(new Date(stage.to));
      }
      if (status === 'failed') root.setStatus({ code: SpanStatusCode.ERROR });
      root.end(times.completedAt === undefined ? now() : new Date(times.completedAt));
    },
  };
}

/** A link to what runs now: an invocation of a function, part of the trace of its trigger. */
function invocation(): Link[] {
  const running = trace.getSpanContext(context.active());
  return running ? [{ context: running }] : [];
}
