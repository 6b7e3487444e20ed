import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import { DerivedIds } from '../../../shared/adapters/telemetry/derived-ids';
import { ShareOfTraces } from '../../../shared/adapters/telemetry/sampling';
import { isWithin } from '../../../shared/adapters/telemetry/share';
import { makeTelemetry, type Prices } from '../../../shared/adapters/telemetry/telemetry';
import type { Telemetry } from '../../../shared/ports';
import { NOW } from '../app/builders';

const NO_PRICES: Prices = { speechHour: 0, modelInputMillion: 0, modelOutputMillion: 0 };

/** Telemetry whose spans and metrics stay in memory; its clock stands still until a test moves it. */
export class RecordedTelemetry {
  readonly telemetry: Telemetry;
  now = new Date(NOW);
  private readonly spanExporter = new InMemorySpanExporter();
  private readonly metricExporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  private readonly meters = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter: this.metricExporter })],
  });

  constructor({ share = 1, prices = NO_PRICES }: { share?: number; prices?: Prices } = {}) {
    const ids = new DerivedIds();
    const tracers = new BasicTracerProvider({
      sampler: new ShareOfTraces(share),
      idGenerator: ids,
      spanProcessors: [new SimpleSpanProcessor(this.spanExporter)],
    });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.telemetry = makeTelemetry({
      tracer: () => tracers.getTracer('test'),
      meter: () => this.meters.getMeter('test'),
      now: () => this.now,
      startAt: (place, start) => ids.at(place, start),
      isKept: (traceId) => isWithin(traceId, share),
      prices,
      flush: () => this.meters.forceFlush(),
    });
  }

  get spans(): ReadableSpan[] {
    return this.spanExporter.getFinishedSpans();
  }

  span(name: string): ReadableSpan {
    const found = this.spans.find((span) => span.name === name);
    if (found) return found;
    throw new Error(`No span "${name}", only ${this.spans.map((span) => span.name).join(', ')}.`);
  }

  /** All metrics that were written to since the last call. */
  async metrics(): Promise<MetricData[]> {
    await this.meters.forceFlush();
    const metrics = this.metricExporter
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    this.metricExporter.reset();
    return metrics;
  }

  /** Values of all of them, by name and by what their points are told apart by. */
  async all(): Promise<Record<string, Record<string, unknown>>> {
    return Object.fromEntries(
      (await this.metrics()).map(({ descriptor, dataPoints }) => [
        descriptor.name,
        Object.fromEntries(
          dataPoints.map(({ attributes, value }) => [Object.values(attributes).join(' '), value]),
        ),
      ]),
    );
  }

  /** Points of one metric: attributes with the value, or for a histogram its sum. */
  async points(name: string): Promise<{ attributes: object; value: number }[]> {
    const of = (await this.metrics()).filter(({ descriptor }) => descriptor.name === name);
    return of.flatMap(({ dataPoints }) =>
      dataPoints.map(({ attributes, value }) => ({
        attributes,
        value: typeof value === 'number' ? value : (value.sum ?? Number.NaN),
      })),
    );
  }

  async close(): Promise<void> {
    context.disable();
    await this.meters.shutdown();
  }
}
