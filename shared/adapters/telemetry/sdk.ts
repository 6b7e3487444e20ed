import type { TokenCredential } from '@azure/identity';
import {
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from '@azure/monitor-opentelemetry-exporter';
import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TracePlace } from '../../domain/trace';
import { DerivedIds } from './derived-ids';
import { ShareOfTraces } from './sampling';

/** A job of a thousand recordings ends in some five thousand spans within seconds; each has about 1 KB. */
const MOST_SPANS_WAITING = 16_384;
/** So much is lost at most when an instance goes without a word. */
const SPANS_EVERY_MS = 2000;
const METRICS_EVERY_MS = 60_000;

export interface SdkOptions {
  readonly service: string;
  /** Which of its processes this is. */
  readonly instance: string;
  readonly connectionString: string;
  /** Absent where the service takes whatever names its instrumentation key. */
  readonly credential?: TokenCredential;
  /** Share of traces that are kept (0 … 1). */
  readonly share: number;
}

export interface Sdk {
  startAt<T>(place: TracePlace, start: () => T): T;
  flush(): Promise<void>;
}

/**
 * Makes OpenTelemetry's SDK send to Application Insights what this process tells.
 *
 * @throws Error for a connection string without an instrumentation key
 */
export function startSdk(options: SdkOptions): Sdk {
  const { connectionString, credential, share } = options;
  const target = { connectionString, ...(credential && { credential }) };
  const resource = resourceFromAttributes({
    'service.name': options.service,
    'service.instance.id': options.instance,
  });
  const ids = new DerivedIds();
  const tracerProvider = new BasicTracerProvider({
    resource,
    sampler: new ShareOfTraces(share),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor(new AzureMonitorTraceExporter(target), {
        maxQueueSize: MOST_SPANS_WAITING,
        scheduledDelayMillis: SPANS_EVERY_MS,
      }),
    ],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: new AzureMonitorMetricExporter(target),
    exportIntervalMillis: METRICS_EVERY_MS,
  });
  const meterProvider = new MeterProvider({ resource, readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // By it the client of Durable Functions hands the trace of an invocation on to what it starts.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracerProvider);
  metrics.setGlobalMeterProvider(meterProvider);
  return {
    startAt: (place, start) => ids.at(place, start),
    async flush() {
      await Promise.allSettled([tracerProvider.forceFlush(), meterProvider.forceFlush()]);
    },
  };
}
