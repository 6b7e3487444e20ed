import { setTimeout as sleep } from 'node:timers/promises';
import { INSTRUMENTS } from '../../shared/adapters/telemetry/instruments';
import { TestStack } from '../support/e2e/test-stack';
import { wav } from '../support/e2e/audio';
import { Insights, type SeenSpan } from '../support/telemetry/insights';

const PATH = 'march/call of Mrs Featherstonehaugh.wav';

describe('telemetry to Application Insights', () => {
  let insights: Insights;
  let system: TestStack;
  let id: string;
  let traceId: string;
  let seconds: number;

  beforeAll(async () => {
    insights = await Insights.start();
    system = await TestStack.start({
      settings: {
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.connectionString,
        NODE_EXTRA_CA_CERTS: insights.certificateFile(),
        SWEEP_SCHEDULE: '*/2 * * * * *',
        EVENT_GRACE_SECONDS: '120',
        PRICE_SPEECH_HOUR: '0.18',
        PRICE_MODEL_INPUT_MILLION: '0.4',
        PRICE_MODEL_OUTPUT_MILLION: '1.6',
      },
    });
    id = await system.drop(PATH, wav(2, 2));
    await system.untilStatus(id, 'completed');
    const { body } = await system.get(`/api/recordings/${id}`);
    ({ traceId, durationSeconds: seconds } = body as { traceId: string; durationSeconds: number });
    await until(() => recordings().length > 0 && metric(INSTRUMENTS.jobDuration.name).length > 0);
  });
  afterAll(async () => {
    await system.close();
    await insights.close();
  });

  const recordings = (): SeenSpan[] => insights.spans.filter(({ name }) => name === 'recording');
  const metric = (name: string) => insights.metrics.filter((one) => one.name === name);

  async function until(isThere: () => boolean): Promise<void> {
    for (let look = 0; look < 200 && !isThere(); look += 1) await sleep(100);
    expect(isThere()).toBe(true);
  }

  it('has one trace from the landing to the document, by the id that the API gives', () => {
    const ofRecording = insights.spans.filter((span) => span.traceId === traceId);
    const [root] = ofRecording.filter(({ name }) => name === 'recording');

    expect(root).toMatchObject({ kind: 'request', success: true });
    expect(root?.properties).toMatchObject({ 'callscribe.status': 'completed' });
    const below = ofRecording.filter(({ parentId }) => parentId === root?.id);
    expect(below.map(({ name }) => name).toSorted()).toEqual([
      'claimed',
      'collected',
      'landed',
      'queued',
      'summarize',
      'transcribed',
      'transcribing',
    ]);
  });

  it('has the call of the model below the summary, in the same trace', () => {
    const [summarize] = insights.spans.filter(({ name }) => name === 'summarize');
    const [chat] = insights.spans.filter(({ name }) => name.startsWith('chat '));

    expect(chat).toMatchObject({ traceId, parentId: summarize?.id });
    expect(chat?.properties).toMatchObject({
      'gen_ai.request.model': 'extractive',
      'gen_ai.usage.output_tokens': expect.stringMatching(/^\d+$/) as string,
    });
  });

  it('links the trace and the invocations that worked on it', () => {
    const live = insights.spans.filter(
      ({ name, traceId: of }) => of === traceId && ['landed', 'collected'].includes(name),
    );
    const [submitted] = insights.spans.filter(({ name }) => name === 'job submitted');
    const [request] = insights.spans.filter(({ name }) => name === 'azure-speech submit');

    expect(live.map(({ links }) => links.length)).toEqual([1, 1]);
    expect(submitted?.links).toEqual([traceId]);
    // The activity that submitted: its request to the service and its job are one trace.
    expect(request?.traceId).toBe(submitted?.traceId);
    expect(request?.traceId).not.toBe(traceId);
  });

  it('counts and measures the recording once', () => {
    const { ended, stateDuration, audio, jobRecordings, cost, tokens } = INSTRUMENTS;

    expect(insights.sums(ended.name, 'status')).toEqual({ completed: 1 });
    expect(
      metric(stateDuration.name)
        .map(({ properties }) => properties['status'])
        .toSorted(),
    ).toEqual(['claimed', 'queued', 'transcribed', 'transcribing']);
    expect(metric(audio.name)).toMatchObject([{ value: seconds }]);
    expect(metric(jobRecordings.name)).toMatchObject([{ value: 1, count: 1 }]);
    const usage = insights.sums(tokens.name, 'gen_ai.token.type');
    expect(insights.sums(cost.name, 'service')).toEqual({
      speech: expect.closeTo((seconds / 3600) * 0.18, 8) as number,
      model: expect.closeTo(
        ((usage['input'] ?? 0) * 0.4 + (usage['output'] ?? 0) * 1.6) / 1e6,
        8,
      ) as number,
    });
  });

  it('tells by each sweep how things stand', () => {
    const { recordings: gauge, oldestUnfinished, deadLetters } = INSTRUMENTS;

    const statuses = new Set(metric(gauge.name).map(({ properties }) => properties['status']));
    expect(statuses).toContain('parked');
    expect(statuses).not.toContain('completed');
    expect(metric(oldestUnfinished.name).at(-1)?.value).toBe(0);
    expect(metric(deadLetters.name).at(-1)?.value).toBe(0);
  });

  it('measures the requests to the speech service by what they ask for', () => {
    const operations = metric(INSTRUMENTS.providerRequest.name).map(
      ({ properties }) => properties['operation'],
    );
    const outcomes = metric(INSTRUMENTS.providerRequest.name).map(
      ({ properties }) => properties['outcome'],
    );

    for (const operation of ['submit', 'check', 'files', 'result', 'discard']) {
      expect(operations).toContain(operation);
    }
    expect(new Set(outcomes)).toEqual(new Set(['ok']));
  });

  it('lets no spoken word, file name, path or signature out', async () => {
    const [result] = await system.documents('results');
    const { text } = result?.['transcript'] as { text: string };
    const spoken = text.split(/\s+/).filter((word) => word.length > 8);
    const all = insights.bodies.join('\n');

    expect(spoken.length).toBeGreaterThan(0);
    for (const word of spoken) expect(all).not.toContain(word);
    expect(all).not.toMatch(/featherstone|[?&]sig=|\.wav/i);
    expect(all).not.toContain(id);
  });
});
