import { makeSubmitTranscription } from '../../../shared/activities/submit-transcription';
import { AppError, type Verdict } from '../../../shared/domain/errors';
import type { Submission } from '../../../shared/ports';
import { NOW } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { textWith } from '../../support/app/matching';
import { PATHS, setUp } from '../../support/app/submitting';

const MINUTE = 60_000;

const failure = (verdict: Verdict) => new AppError('code', 'The service failed.', { verdict });

describe('submitting a job', () => {
  it('sends links that can be read, under the name of the job, and notes the provider job', async () => {
    const { transcribers, jobs, submit } = setUp({ submit: ['provider-1'] });
    expect(await submit()).toEqual({ state: 'submitted', audioSeconds: 120, submittedAt: NOW });
    const [[, job] = []] = transcribers.calls;
    expect(job).toMatchObject({
      name: 'job-1',
      profile: { locale: 'en-GB', separation: 'channels' },
    });
    const { audio } = job as Submission;
    expect((await Promise.all(audio.map((one) => one.link()))).toSorted()).toEqual(
      PATHS.map((path) => `https://calls.blob.example/recordings/${path}?sig=secret-signature`),
    );
    expect(jobs.of('job-1')).toMatchObject({
      providerJobId: 'provider-1',
      submittedAt: NOW,
      state: 'submitted',
    });
  });

  it('keeps signatures out of the job document', async () => {
    const { jobs, submit } = setUp({ submit: ['provider-1'] });
    await submit();
    expect(JSON.stringify(jobs.all())).not.toContain('secret-signature');
  });

  it('gives the same answer when it is repeated, and asks the provider nothing', async () => {
    const { transcribers, clock, submit } = setUp({ submit: ['provider-1'] });
    const first = await submit();
    clock.advance(MINUTE);
    expect(await submit()).toEqual(first);
    expect(transcribers.calls).toHaveLength(1);
  });

  it('leaves out what was overwritten or deleted since it was claimed', async () => {
    const { transcribers, recordings, submit } = setUp({ submit: ['provider-1'] });
    recordings.put('a.wav');
    await submit();
    expect(transcribers.calls[0]?.[1]).toMatchObject({ audio: [{ source: textWith('b.wav') }] });
  });

  it('submits nothing when nothing is left', async () => {
    const { transcribers, recordings, submit } = setUp();
    recordings.put('a.wav');
    recordings.remove('b.wav');
    expect(await submit()).toEqual({ state: 'nothing' });
    expect(transcribers.calls).toEqual([]);
  });

  it.each(['settled', 'released', 'closed'] as const)(
    'submits nothing for a job that is %s already',
    async (state) => {
      const { transcribers, jobs, submit } = setUp();
      await jobs.update('job-1', { state });
      expect(await submit()).toEqual({ state: 'settled' });
      expect(transcribers.calls).toEqual([]);
      expect(jobs.of('job-1').state).toBe(state);
    },
  );

  it('can do nothing for a job without a document', async () => {
    const { jobs, ports } = setUp();
    const lost = makeSubmitTranscription(ports)(
      { jobId: 'job-9' },
      { workflows: new RecordedWorkflows() },
    );
    await expect(lost).rejects.toMatchObject({ code: 'job_unknown', verdict: 'never' });
    expect(jobs.all()).toHaveLength(1);
  });
});

describe('a submission without an answer', () => {
  it('is not made again at once', async () => {
    const { transcribers, clock, submit } = setUp({
      submit: [failure('unsure')],
      find: [[]],
    });
    await expect(submit()).rejects.toMatchObject({ verdict: 'later', retryAfterMs: MINUTE });
    clock.advance(20_000);
    await expect(submit()).rejects.toMatchObject({ verdict: 'later', retryAfterMs: 40_000 });
    expect(transcribers.count('submit')).toBe(1);
  });

  it('is found by its name, and taken for ours', async () => {
    const script = { submit: [failure('unsure')], find: [['provider-7']] };
    const { transcribers, jobs, clock, submit } = setUp(script);
    await expect(submit()).rejects.toThrow(AppError);
    clock.advance(MINUTE);
    expect(await submit()).toMatchObject({ state: 'submitted' });
    expect(jobs.of('job-1').providerJobId).toBe('provider-7');
    expect(transcribers.calls.at(-1)).toEqual(['find', 'job-1']);
    expect(transcribers.count('submit')).toBe(1);
  });

  it('is made again when a minute later there is no trace of it', async () => {
    const script = { submit: [failure('unsure'), 'provider-2'], find: [[]] };
    const { jobs, clock, submit } = setUp(script);
    await expect(submit()).rejects.toThrow(AppError);
    clock.advance(MINUTE);
    expect(await submit()).toMatchObject({ state: 'submitted' });
    expect(jobs.of('job-1').providerJobId).toBe('provider-2');
  });

  it('leaves a note that there may be a second job of this name', async () => {
    const { jobs, submit } = setUp({ submit: [failure('unsure')] });
    expect(jobs.of('job-1')).not.toHaveProperty('unsure');
    await expect(submit()).rejects.toThrow(AppError);
    expect(jobs.of('job-1').unsure).toBe(true);
  });

  it('leaves that note also when a crash has cut it off and it is made again', async () => {
    const { jobs, submit } = setUp({ submit: ['provider-2'], find: [[]] });
    await jobs.update('job-1', { submitTriedAt: '2026-03-02T08:58:00.000Z' });
    await submit();
    expect(jobs.of('job-1')).toMatchObject({ unsure: true, providerJobId: 'provider-2' });
  });
});

describe('a submission of unknown end, and then a refusal', () => {
  it('is still looked for before a third one is made', async () => {
    const script = {
      submit: [failure('unsure'), failure('later'), 'provider-3'],
      find: [[], ['provider-1']],
    };
    const { transcribers, jobs, clock, submit } = setUp(script);
    await expect(submit()).rejects.toMatchObject({ code: 'submission_unsure' });
    clock.advance(MINUTE);
    await expect(submit()).rejects.toMatchObject({ code: 'code', verdict: 'later' });
    expect(jobs.of('job-1')).toMatchObject({
      unsure: true,
      submitTriedAt: clock.now().toISOString(),
    });
    expect(await submit()).toMatchObject({ state: 'submitted' });
    expect(jobs.of('job-1').providerJobId).toBe('provider-1');
    expect(transcribers.calls.map(([method]) => method)).toEqual([
      'submit',
      'find',
      'submit',
      'find',
    ]);
  });

  it('waits a minute after the refusal as well, before a third one is made', async () => {
    const script = { submit: [failure('unsure'), failure('blocked')], find: [[], []] };
    const { transcribers, jobs, clock, submit } = setUp(script);
    await expect(submit()).rejects.toThrow(AppError);
    clock.advance(MINUTE);
    await expect(submit()).rejects.toMatchObject({ verdict: 'blocked' });
    await expect(submit()).rejects.toMatchObject({ verdict: 'later', retryAfterMs: MINUTE });
    expect(transcribers.count('submit')).toBe(2);
    expect(jobs.of('job-1')).toMatchObject({ unsure: true });
  });

  it('is looked for also when it was a crash that cut it off', async () => {
    const script = { submit: [failure('later')], find: [[], ['provider-1']] };
    const { jobs, submit } = setUp(script);
    await jobs.update('job-1', { submitTriedAt: '2026-03-02T08:58:00.000Z' });
    await expect(submit()).rejects.toMatchObject({ verdict: 'later' });
    await submit();
    expect(jobs.of('job-1').providerJobId).toBe('provider-1');
  });
});

describe('a submission that was refused', () => {
  it('names the lane when only a person can help, so that another may be tried', async () => {
    const { jobs, submit } = setUp({ submit: [failure('blocked')] });
    await expect(submit()).rejects.toMatchObject({ verdict: 'blocked' });
    expect(jobs.of('job-1')).toMatchObject({ refusedBy: 'speech.example' });
  });

  it.each<Verdict>(['later', 'never'])('as "%s" says nothing against the lane', async (verdict) => {
    const { jobs, submit } = setUp({ submit: [failure(verdict)] });
    await expect(submit()).rejects.toThrow(AppError);
    expect(jobs.of('job-1')).not.toHaveProperty('refusedBy');
  });

  it('is forgotten by the next attempt, which may be blocked by something else', async () => {
    const { jobs, recordings, submit } = setUp({ submit: [failure('blocked')] });
    await expect(submit()).rejects.toThrow(AppError);
    const storage = new AppError('storage_403', 'No role.', { verdict: 'blocked' });
    recordings.properties = async () => Promise.reject(storage);
    await expect(submit()).rejects.toBe(storage);
    expect(jobs.of('job-1')).not.toHaveProperty('refusedBy');
  });

  it.each<Verdict>(['later', 'blocked', 'never'])(
    'as "%s" leaves no attempt behind, so that the next one needs no search',
    async (verdict) => {
      const { transcribers, jobs, submit } = setUp({ submit: [failure(verdict), 'provider-2'] });
      await expect(submit()).rejects.toMatchObject({ verdict });
      expect(jobs.of('job-1')).not.toHaveProperty('submitTriedAt');
      expect(await submit()).toMatchObject({ state: 'submitted' });
      expect(transcribers.count('find')).toBe(0);
    },
  );

  it('does not blame the lane for what storage refuses', async () => {
    const { ports, jobs, submit } = setUp();
    ports.recordings.readUrl = () => Promise.reject(failure('blocked'));
    ports.transcribers.submit = async ({ audio }) => (await audio[0]?.link()) ?? '';
    await expect(submit()).rejects.toMatchObject({ verdict: 'blocked' });
    expect(jobs.of('job-1')).not.toHaveProperty('refusedBy');
    expect(jobs.of('job-1')).not.toHaveProperty('submitTriedAt');
  });

  it('keeps its attempt when the error is a defect, which says nothing about the service', async () => {
    const { jobs, submit } = setUp({ submit: [new TypeError('bug')] });
    await expect(submit()).rejects.toThrow(TypeError);
    expect(jobs.of('job-1')).toHaveProperty('submitTriedAt', NOW);
  });
});

describe('a crash while submitting', () => {
  it('never leads to two provider jobs, wherever it is', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, jobs, clock, transcribers, submit } = setUp();
      const made: string[] = [];
      ports.transcribers.submit = async ({ name }) => {
        made.push(name);
        return `provider-${made.length}`;
      };
      ports.transcribers.find = async () => made.map((_, index) => `provider-${index + 1}`);
      await attempt(ports, async (its) => {
        clock.advance(MINUTE);
        await submit(its);
      });
      expect(made).toEqual(['job-1']);
      expect(jobs.of('job-1')).toMatchObject({ providerJobId: 'provider-1', state: 'submitted' });
      expect(transcribers.count('submit')).toBe(0);
    });
    expect(points).toBeGreaterThanOrEqual(12);
  });
});
