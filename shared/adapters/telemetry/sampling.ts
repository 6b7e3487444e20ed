import {
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type SpanKind,
} from '@opentelemetry/api';
import { SamplingDecision, type Sampler, type SamplingResult } from '@opentelemetry/sdk-trace-base';
import { ALWAYS_KEPT, RECORDING_STATUS } from './attributes';
import { isWithin } from './share';

/**
 * Keeps a share of the traces, chosen by the trace id, so that whoever asks for a part of a trace
 * comes to the same answer. What has a parent of our own goes as that goes; of what the Functions
 * host has begun the flag says nothing, because its SDK samples by other means and may leave it at
 * "not sampled" for what it keeps. A recording that failed or was rejected is kept in any case.
 */
export class ShareOfTraces implements Sampler {
  constructor(private readonly share: number) {}

  shouldSample(
    context: Context,
    traceId: string,
    _name: string,
    _kind: SpanKind,
    attributes: Attributes,
  ): SamplingResult {
    const parent = trace.getSpanContext(context);
    const isKept =
      parent && parent.isRemote !== true
        ? (parent.traceFlags & TraceFlags.SAMPLED) !== 0
        : ALWAYS_KEPT.includes(String(attributes[RECORDING_STATUS])) ||
          isWithin(traceId, this.share);
    return {
      decision: isKept ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
    };
  }

  toString(): string {
    return `ShareOfTraces{${this.share}}`;
  }
}
