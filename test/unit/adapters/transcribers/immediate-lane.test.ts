import { makeSubmitTranscription } from '../../../../shared/activities/submit-transcription';
import { makeTranscribers } from '../../../../shared/adapters/transcribers';
import { makeImmediateLane } from '../../../../shared/adapters/transcribers/immediate-lane';
import { makeImmediateProvider } from '../../../../shared/adapters/transcribers/immediate-provider';
import { AppError, ServiceError, type Verdict } from '../../../../shared/domain/errors';
import type { Submission, Telemetry } from '../../../../shared/ports';
import { audioAt } from '../../../support/app/audio-source';
import { aClaimedRecord, aJob, NOW } from '../../../support/app/builders';
import { ableTo } from '../../../support/app/capabilities';
import { atEveryPoint } from '../../../support/app/crashing-ports';
import { MemoryAnswers } from '../../../support/app/memory-answers';
import { memoryPorts } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';
import { SimulatedImmediate } from '../../../support/app/simulated-immediate';

const JOB: Submission = {
  name: 'job-1',
  profile: {
    provider: 'azure-fast',
    locale: 'en-GB',
    candidateLocales: [],
    separation: 'none',
    maxSpeakers: 2,
    profanity: 'None',
    length: 'short',
    lanes: [],
  },
  audio: [audioAt('https://calls.blob.example/recordings/a.wav?sig=secret')],
};

function setUp() {
  const service = new SimulatedImmediate();
  const answers = new MemoryAnswers(() => new Date(NOW));
  return { service, answers, lane: makeImmediateLane(service, answers) };
}

const refusing = (verdict: Verdict) => () => {
  throw new AppError('refused', 'No such codec.', { verdict });
};

describe('a service that answers at once, as one with jobs', () => {
  it('has done the work when a job is submitted, under the name of the job', async () => {
    const { lane } = setUp();
    expect(await lane.find('job-1')).toEqual([]);
    expect(await lane.check('job-1')).toEqual({ state: 'missing' });

    expect(await lane.submit(JOB)).toBe('job-1');

    expect(await lane.find('job-1')).toEqual(['job-1']);
    expect(await lane.check('job-1')).toEqual({ state: 'succeeded' });
    const { read, next } = await lane.transcripts('job-1', null);
    expect(next).toBeNull();
    expect(await Promise.all(read.map((one) => one()))).toMatchObject([{ durationMs: 60_000 }]);
    expect(await lane.failures('job-1')).toEqual([]);
    expect(await lane.ours()).toEqual([{ id: 'job-1', name: 'job-1', createdAt: NOW }]);
  });

  it('does it once, however often it is asked', async () => {
    const { service, lane } = setUp();
    await lane.submit(JOB);
    expect(await lane.submit(JOB)).toBe('job-1');
    expect(service.asked).toEqual(['job-1']);
  });

  it('forgets a job that is discarded, and one that never was', async () => {
    const { answers, lane } = setUp();
    await lane.submit(JOB);
    await lane.discard('job-1');
    await lane.discard('job-1');
    expect(answers.names).toEqual([]);
    expect(await lane.transcripts('job-1', null)).toEqual({ read: [], next: null });
    expect(await lane.failures('job-1')).toEqual([]);
  });

  it('keeps a recording that is refused for good as a failure, and asks no second time', async () => {
    const { service, lane } = setUp();
    service.before = refusing('never');
    expect(await lane.submit(JOB)).toBe('job-1');
    expect(await lane.submit(JOB)).toBe('job-1');

    expect(service.asked).toHaveLength(1);
    const reason = { code: 'refused', message: 'No such codec.' };
    expect(await lane.check('job-1')).toEqual({ state: 'failed', reason, retryable: false });
    expect(await lane.failures('job-1')).toEqual([{ reason, retryable: false }]);
    expect(await lane.transcripts('job-1', null)).toEqual({ read: [], next: null });
  });

  it.each(['later', 'blocked', 'unsure'] as const)(
    'keeps nothing of what is refused as "%s"',
    async (verdict) => {
      const { service, answers, lane } = setUp();
      service.before = refusing(verdict);
      await expect(lane.submit(JOB)).rejects.toMatchObject({ verdict });
      expect(answers.names).toEqual([]);
    },
  );

  it('keeps nothing of a defect, which says nothing about the recording', async () => {
    const { service, answers, lane } = setUp();
    service.before = () => {
      throw new TypeError('bug');
    };
    await expect(lane.submit(JOB)).rejects.toThrow(TypeError);
    expect(answers.names).toEqual([]);
  });
});

const LANES = ['speech.example/fast#1', 'speech.example/fast#2'];

function aProvider(service: SimulatedImmediate, answers: MemoryAnswers, telemetry?: Telemetry) {
  const capabilities = ableTo({ mode: 'fast', recordingsPerJob: 1 });
  const services = new Map([['speech.example/fast', service]]);
  const provider = { name: 'azure-fast', capabilities, services, atOnce: 2 };
  return makeImmediateProvider(provider, answers, telemetry);
}

describe('the lanes of a service that answers at once', () => {
  it('are as many as it works on at a time, and one place', async () => {
    const { service, answers } = setUp();
    const provider = aProvider(service, answers);
    expect(provider.lanes).toEqual(LANES);
    await provider.on('speech.example/fast#1').submit(JOB);
    expect(await provider.on('speech.example/fast#9').find('job-1')).toEqual(['job-1']);
    expect(() => provider.on('speech.example#1')).toThrow('no longer name');
  });

  it('tell telemetry of each request, and of no content', async () => {
    const { service, answers } = setUp();
    const told: object[] = [];
    const telemetry = { providerRequest: (request: object) => void told.push(request) };
    const provider = aProvider(service, answers, telemetry as unknown as Telemetry);
    const lane = provider.on('speech.example/fast#1');
    await lane.ping();
    await lane.submit(JOB);
    service.before = () => {
      throw new ServiceError('Speech service', 'speech_429', 'busy.', {
        verdict: 'later',
        status: 429,
      });
    };
    await expect(lane.submit({ ...JOB, name: 'job-2' })).rejects.toThrow(AppError);

    const of = { provider: 'azure-fast', server: 'speech.example' };
    expect(told).toMatchObject([
      { ...of, operation: 'ping', outcome: 'ok' },
      { ...of, operation: 'transcribe', outcome: 'ok' },
      { ...of, operation: 'transcribe', outcome: 'speech_429', status: 429 },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/said|secret/);
  });
});

describe('a crash while a recording is transcribed at once', () => {
  it('never costs a second transcription once the answer is kept, and never loses it', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { service, answers } = setUp();
      const ports = memoryPorts();
      const record = aClaimedRecord('job-1', { version: ports.recordings.put('march/call.wav') });
      ports.ledger.put(record);
      const profile = 'azure-fast;en-GB;channels;short;any';
      ports.jobs.put(aJob('job-1', [record], { lane: LANES[0] ?? '', profile }));
      const its = { ...ports, transcribers: makeTranscribers([aProvider(service, answers)]) };
      let kept = 0;
      await attempt({ ...its, answers }, async ({ answers: store, ...rest }) => {
        ports.clock.advance(60_000);
        const asked = service.asked.length;
        if (answers.names.length > 0) kept = asked;
        const transcribers = makeTranscribers([aProvider(service, store)]);
        const submit = makeSubmitTranscription({ ...rest, transcribers });
        const end = await submit({ jobId: 'job-1' }, { workflows: new RecordedWorkflows() });
        expect(end).toMatchObject({ state: 'submitted', isOver: true });
      });
      if (kept > 0) expect(service.asked).toHaveLength(kept);
      expect(service.asked.length).toBeLessThanOrEqual(2);
      expect(answers.names).toEqual(['job-1']);
      expect(ports.jobs.of('job-1').providerJobId).toBe('job-1');
    });
    expect(points).toBeGreaterThanOrEqual(12);
  });
});
