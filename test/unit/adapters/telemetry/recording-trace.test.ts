import { SpanKind, SpanStatusCode, trace, type Link } from '@opentelemetry/api';
import { asPartOf } from '../../../../shared/adapters/telemetry/invocation';
import { traceOf } from '../../../../shared/domain/trace';
import { aRecord } from '../../../support/app/builders';
import { RecordedTelemetry } from '../../../support/telemetry/recorded';

const INVOCATION = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const TRACEPARENT = `00-${INVOCATION.traceId}-${INVOCATION.spanId}-01`;

const completed = aRecord({
  status: 'completed',
  jobId: 'job-1',
  epoch: 1,
  attempts: 1,
  times: {
    landedAt: '2026-03-02T09:00:00.000Z',
    claimedAt: '2026-03-02T09:00:02.000Z',
    submittedAt: '2026-03-02T09:00:03.000Z',
    transcribedAt: '2026-03-02T09:02:00.000Z',
    completedAt: '2026-03-02T09:02:05.000Z',
  },
});
const failed = aRecord({
  ...completed,
  status: 'failed',
  reason: { code: 'speech_EmptyAudioFile', message: 'Said about march/call.wav.' },
});
const traced = { recordingId: completed.id, version: completed.version, epoch: 1 };
const place = traceOf(traced);

const tracesOf = (links: readonly Link[]) => links.map(({ context }) => context.traceId);

describe('the trace of a recording', () => {
  let recorded: RecordedTelemetry;
  const open = (share = 1) => (recorded = new RecordedTelemetry({ share })).telemetry;

  afterEach(() => recorded.close());

  it('has a span for all of it at its derived place, with a child for each stage', () => {
    open().ended(completed);

    const root = recorded.span('recording');
    expect(root.spanContext()).toMatchObject(place);
    expect(root.parentSpanContext).toBeUndefined();
    expect(root.kind).toBe(SpanKind.CONSUMER);
    expect(root.duration).toEqual([125, 0]);
    const children = recorded.spans.filter(({ name }) => name !== 'recording');
    expect(children.map(({ name, duration }) => [name, duration[0]])).toEqual([
      ['queued', 2],
      ['claimed', 1],
      ['transcribing', 117],
      ['transcribed', 5],
    ]);
    for (const child of children) {
      expect(child.spanContext().traceId).toBe(place.traceId);
      expect(child.parentSpanContext?.spanId).toBe(place.spanId);
    }
  });

  it('names neither file nor reason in words', () => {
    open().ended(failed);

    const told = JSON.stringify(
      recorded.spans.map(({ attributes, status }) => [attributes, status]),
    );
    expect(told).toContain('speech_EmptyAudioFile');
    expect(told).toContain(completed.id.split('-').at(-1));
    expect(told).not.toMatch(/march|call-|Said about/);
  });

  it('is an error when the recording failed, and none when it was rejected', () => {
    const telemetry = open();
    telemetry.ended(failed);
    telemetry.ended({ ...failed, id: 'other-1', status: 'rejected' });

    const roots = recorded.spans.filter(({ name }) => name === 'recording');
    expect(roots.map(({ status }) => status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
    ]);
  });

  it('has the steps of any instance below the same span, linked to their invocation', async () => {
    const telemetry = open();
    const invoked = asPartOf(TRACEPARENT, () =>
      telemetry.step('summarize', traced, async () => trace.getActiveSpan()?.spanContext()),
    );

    const inside = await invoked();

    const step = recorded.span('summarize');
    expect(inside).toEqual(step.spanContext());
    expect(step.spanContext().traceId).toBe(place.traceId);
    expect(step.parentSpanContext?.spanId).toBe(place.spanId);
    expect(tracesOf(step.links)).toEqual([INVOCATION.traceId]);
  });

  it('passes on what a step throws, and says only that it threw', async () => {
    const error = new Error('about My card is gone.');
    const step = open().step('summarize', traced, () => Promise.reject(error));

    await expect(step).rejects.toBe(error);
    expect(recorded.span('summarize')).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      events: [],
    });
    expect(recorded.span('summarize').status.message).toBeUndefined();
  });

  it('links its landing and its end to the invocations that saw them', () => {
    const telemetry = open();
    asPartOf(TRACEPARENT, () => {
      telemetry.landed(aRecord());
      telemetry.ended(completed);
    })();

    expect(tracesOf(recorded.span('landed').links)).toEqual([INVOCATION.traceId]);
    expect(tracesOf(recorded.span('recording').links)).toEqual([INVOCATION.traceId]);
    expect(tracesOf(recorded.span('queued').links)).toEqual([]);
  });

  it.each(['', 'nonsense', '00-xyz-abc-01', undefined])(
    'has no links where the host gives "%s" for a trace',
    (traceParent) => {
      const telemetry = open();
      asPartOf(traceParent, () => telemetry.landed(aRecord()))();

      expect(recorded.span('landed').links).toEqual([]);
    },
  );
});

describe('a share of the traces', () => {
  let recorded: RecordedTelemetry;
  afterEach(() => recorded.close());

  it('leaves out whole traces, but none of a recording that failed or was rejected', async () => {
    recorded = new RecordedTelemetry({ share: 0 });
    const { telemetry } = recorded;
    telemetry.landed(completed);
    await telemetry.step('summarize', traced, async () => null);
    telemetry.ended(completed);
    telemetry.ended(failed);
    telemetry.ended({ ...failed, status: 'rejected' });

    const names = recorded.spans.map(({ name }) => name);
    expect(names.filter((name) => name === 'recording')).toHaveLength(2);
    expect(names).not.toContain('landed');
    expect(names).not.toContain('summarize');
  });

  it('keeps about so many, and of each either all or nothing', async () => {
    recorded = new RecordedTelemetry({ share: 0.25 });
    const { telemetry } = recorded;
    for (let index = 0; index < 400; index += 1) {
      const id = `call-${index}`;
      telemetry.landed({ ...completed, id });
      telemetry.ended({ ...completed, id });
    }

    const kept = (name: string) =>
      recorded.spans.filter((span) => span.name === name).map((span) => span.spanContext().traceId);
    expect(kept('landed')).toEqual(kept('recording'));
    expect(kept('recording').length).toBeGreaterThan(60);
    expect(kept('recording').length).toBeLessThan(140);
  });

  it('of what the host has begun is chosen by the trace, whatever the flag of the host says', () => {
    recorded = new RecordedTelemetry();
    const request = {
      server: 'speech.example',
      method: 'GET',
      provider: 'azure-speech',
      operation: 'check',
      startedAt: recorded.now,
      outcome: 'ok',
    };
    const told = () => recorded.telemetry.providerRequest(request);
    asPartOf(TRACEPARENT.replace(/01$/, '00'), told)();
    asPartOf(TRACEPARENT, told)();

    const parents = recorded.spans.map((span) => span.parentSpanContext?.spanId);
    expect(parents).toEqual([INVOCATION.spanId, INVOCATION.spanId]);
  });
});
