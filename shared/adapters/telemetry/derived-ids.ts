import { RandomIdGenerator, type IdGenerator } from '@opentelemetry/sdk-trace-base';
import type { TracePlace } from '../../domain/trace';

/** Ids of spans at random, but where one is derived from what the span is about. */
export class DerivedIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private place: TracePlace | undefined;

  /** The one span that is started meanwhile, without a parent, is at this place. */
  at<T>(place: TracePlace, start: () => T): T {
    this.place = place;
    try {
      return start();
    } finally {
      this.place = undefined;
    }
  }

  readonly generateTraceId = (): string => this.place?.traceId ?? this.random.generateTraceId();

  readonly generateSpanId = (): string => this.place?.spanId ?? this.random.generateSpanId();
}
