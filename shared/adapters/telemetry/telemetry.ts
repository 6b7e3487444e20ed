import {
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Attributes,
  type Meter,
} from '@opentelemetry/api';
import type { Job } from '../../domain/job';
import type { ServiceRequest } from '../../domain/observed';
import { stagesOf } from '../../domain/stages';
import { traceOf } from '../../domain/trace';
import type { Telemetry } from '../../ports';
import { codeOf } from './attributes';
import { makeMeasure } from './measures';
import { makeRecordingTrace, type TraceWriter } from './recording-trace';

/** Application Insights keeps the links of a span in one property of 8 KB, and each takes 77 bytes. */
const MOST_LINKS = 100;

/** List prices in USD; 0 where one is not known. */
export interface Prices {
  readonly speechHour: number;
  readonly modelInputMillion: number;
  readonly modelOutputMillion: number;
}

export interface TelemetryParts extends TraceWriter {
  readonly meter: () => Meter;
  readonly prices: Prices;
  readonly flush: () => Promise<void>;
}

/** Telemetry by OpenTelemetry: what goes out, and where to, is the business of its SDK. */
export function makeTelemetry(parts: TelemetryParts): Telemetry {
  const { tracer, now, isKept, prices } = parts;
  const measure = makeMeasure(parts.meter);
  const recordingTrace = makeRecordingTrace(parts);

  /** A span of a request that is over, below what runs now. */
  function requested(name: string, request: ServiceRequest, more: Attributes): void {
    const { server, method, startedAt, status, outcome } = request;
    const attributes = {
      'server.address': server,
      'http.request.method': method,
      ...(status !== undefined && { 'http.response.status_code': status }),
      ...(outcome !== 'ok' && { 'error.type': codeOf(outcome) }),
      ...more,
    };
    const kind = SpanKind.CLIENT;
    const span = tracer().startSpan(name, { kind, startTime: startedAt, attributes });
    if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(now());
  }

  function spent(service: 'speech' | 'model', usd: number): void {
    if (usd > 0) measure('cost', usd, { service });
  }

  return {
    landed: (record) => recordingTrace.landed(record),
    step: (name, of, run) => recordingTrace.step(name, of, run),

    ended(record) {
      const { status, reason, durationSeconds = 0, times } = record;
      measure('ended', 1, { status, reason: codeOf(reason?.code ?? 'none') });
      for (const stage of stagesOf(record)) {
        const seconds = secondsBetween(stage.from, stage.to);
        measure('stateDuration', seconds, { status: stage.status });
      }
      if (times.transcribedAt !== undefined) {
        measure('audio', durationSeconds, {});
        spent('speech', (durationSeconds / 3600) * prices.speechHour);
      }
      recordingTrace.ended(record);
    },

    jobSubmitted(job) {
      measure('jobRecordings', job.manifest.length, {});
      const startTime = new Date(job.submitTriedAt ?? job.createdAt);
      const attributes = {
        'callscribe.job': job.id,
        'callscribe.job.recordings': job.manifest.length,
        'callscribe.audio.seconds': job.audioSeconds,
        'callscribe.lane': job.lane,
      };
      const links = linksOf(job, isKept);
      tracer().startSpan('job submitted', { startTime, attributes, links }).end(now());
    },

    jobReleased({ submittedAt }) {
      if (submittedAt === undefined) return;
      measure('jobDuration', secondsBetween(submittedAt, now().toISOString()), {});
    },

    providerRequest(request) {
      const { provider, operation, outcome, startedAt } = request;
      const seconds = (now().getTime() - startedAt.getTime()) / 1000;
      measure('providerRequest', seconds, { provider, operation, outcome: codeOf(outcome) });
      requested(`${provider} ${operation}`, request, {});
    },

    modelCall(call) {
      const { model, outcome, startedAt, tokens } = call;
      const ofModel = { 'gen_ai.request.model': model };
      const seconds = (now().getTime() - startedAt.getTime()) / 1000;
      measure('modelCall', seconds, { ...ofModel, outcome: codeOf(outcome) });
      if (tokens) {
        const { input, output } = tokens;
        measure('tokens', input, { ...ofModel, 'gen_ai.token.type': 'input' });
        measure('tokens', output, { ...ofModel, 'gen_ai.token.type': 'output' });
        const { modelInputMillion, modelOutputMillion } = prices;
        spent('model', (input * modelInputMillion + output * modelOutputMillion) / 1e6);
      }
      requested(`chat ${model}`, call, {
        'gen_ai.operation.name': 'chat',
        ...ofModel,
        ...(tokens && {
          'gen_ai.usage.input_tokens': tokens.input,
          'gen_ai.usage.output_tokens': tokens.output,
        }),
      });
    },

    standing({ counts, oldestUnfinishedSeconds, deadLetters }) {
      for (const [status, count] of Object.entries(counts))
        measure('recordings', count, { status });
      measure('oldestUnfinished', oldestUnfinishedSeconds, {});
      measure('deadLetters', deadLetters, {});
    },

    takenInWithoutEvent(count) {
      if (count > 0) measure('withoutEvent', count, {});
    },

    poisoned: () => measure('poisoned', 1, {}),

    flush: () => parts.flush(),
  };
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** From a job to the traces of its recordings, as many as there is room for. */
function linksOf({ manifest }: Job, isKept: (traceId: string) => boolean) {
  return manifest
    .map((entry) => traceOf(entry))
    .filter(({ traceId }) => isKept(traceId))
    .slice(0, MOST_LINKS)
    .map((place) => ({ context: { ...place, traceFlags: TraceFlags.SAMPLED } }));
}
