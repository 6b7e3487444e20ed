import { makeSubmitTranscription } from '../../../shared/activities/submit-transcription';
import { AppError } from '../../../shared/domain/errors';
import { ableTo } from '../../support/app/capabilities';
import { aClaimedRecord, aJob, NOW } from '../../support/app/builders';
import { objectWith } from '../../support/app/matching';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const MINUTE = 60_000;

/** A job of two recordings, and a service that answers when a test says so. */
function setUp() {
  const ports = memoryPorts();
  const records = ['a.wav', 'b.wav'].map((path) =>
    aClaimedRecord('job-1', { path, version: ports.recordings.put(path) }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob('job-1', records));
  const answers: ((providerJobId: string) => void)[] = [];
  ports.transcribers.submit = () =>
    new Promise((resolve) => {
      answers.push(resolve);
    });
  const submit = () =>
    makeSubmitTranscription(ports)({ jobId: 'job-1' }, { workflows: new RecordedWorkflows() });
  const settle = () => new Promise(setImmediate);
  return { ...ports, ports, records, answers, submit, settle };
}

const UNSURE = objectWith({ code: 'submission_unsure', verdict: 'later' });

describe('two runs of one submission at the same time', () => {
  it('submit once: the other one comes back later', async () => {
    const { jobs, answers, submit, settle } = setUp();
    const runs = Promise.allSettled([submit(), submit()]);
    await settle();
    expect(answers).toHaveLength(1);
    answers[0]?.('provider-1');
    const ends = await runs;
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find((end) => end.status === 'rejected');
    expect(refused?.reason).toEqual(UNSURE);
    expect(jobs.of('job-1')).toMatchObject({ providerJobId: 'provider-1', state: 'submitted' });
  });

  it('keep one provider job: who was held up for a minute deletes what it made', async () => {
    const { jobs, clock, transcribers, answers, submit, settle } = setUp();
    transcribers.script.find = [[]];
    transcribers.script.discard = [null];
    const heldUp = submit();
    await settle();
    clock.advance(MINUTE);
    const other = submit();
    await settle();
    answers[1]?.('provider-2');
    expect(await other).toMatchObject({ state: 'submitted' });
    answers[0]?.('provider-1');
    await expect(heldUp).rejects.toEqual(UNSURE);
    expect(jobs.of('job-1')).toMatchObject({ providerJobId: 'provider-2', unsure: true });
    expect(transcribers.calls.at(-1)).toEqual(['discard', 'provider-1']);
  });

  it('keep the answer of a service that answers at once: both have the same one', async () => {
    const { jobs, clock, transcribers, answers, submit, settle } = setUp();
    transcribers.capabilities = ableTo({ mode: 'fast', recordingsPerJob: 1 });
    transcribers.script.find = [[]];
    const heldUp = submit();
    await settle();
    clock.advance(MINUTE);
    const other = submit();
    await settle();
    answers[0]?.('job-1');
    await expect(heldUp).rejects.toEqual(UNSURE);
    expect(transcribers.count('discard')).toBe(0);
    answers[1]?.('job-1');
    expect(await other).toMatchObject({ state: 'submitted', isOver: true });
    expect(jobs.of('job-1').providerJobId).toBe('job-1');
  });

  it('leave nothing behind when one wakes up after the job is over', async () => {
    const { jobs, transcribers, answers, submit, settle } = setUp();
    transcribers.capabilities = ableTo({ mode: 'fast', recordingsPerJob: 1 });
    transcribers.script.discard = [null];
    const heldUp = submit();
    await settle();
    await jobs.update('job-1', { providerJobId: 'job-1', state: 'closed' });
    answers[0]?.('job-1');
    await expect(heldUp).rejects.toEqual(UNSURE);
    expect(transcribers.calls.at(-1)).toEqual(['discard', 'job-1']);
  });

  it('keep the provider job that the other one has found meanwhile', async () => {
    const { jobs, clock, transcribers, answers, submit, settle } = setUp();
    transcribers.script.find = [['provider-1']];
    const heldUp = submit();
    await settle();
    clock.advance(MINUTE);
    await submit();
    answers[0]?.('provider-1');
    await expect(heldUp).rejects.toEqual(UNSURE);
    expect(jobs.of('job-1').providerJobId).toBe('provider-1');
    expect(transcribers.count('discard')).toBe(0);
  });
});

describe('a submission whose record could not be written', () => {
  it.each(['later', 'blocked'] as const)(
    'is looked for and not made again, though Cosmos DB says "%s"',
    async (verdict) => {
      const { ports, jobs, transcribers, answers, submit, settle } = setUp();
      transcribers.script.find = [['provider-1']];
      const attempt = jobs.attempt.bind(jobs);
      const busy = new AppError('cosmos_429', 'Busy.', { verdict });
      ports.jobs.attempt = async (id, tried, change) => {
        if (change.providerJobId !== undefined) throw busy;
        return attempt(id, tried, change);
      };
      const first = submit();
      await settle();
      answers[0]?.('provider-1');
      await expect(first).rejects.toBe(busy);
      expect(jobs.of('job-1')).toMatchObject({ submitTriedAt: NOW });
      expect(jobs.of('job-1')).not.toHaveProperty('refusedBy');
      ports.jobs.attempt = attempt;
      expect(await submit()).toMatchObject({ state: 'submitted' });
      expect(answers).toHaveLength(1);
    },
  );
});

describe('submitting a job that is still being claimed', () => {
  it('goes on with what is claimed: its dispatcher is lost, or waits', async () => {
    const { jobs, records, answers, submit, settle } = setUp();
    jobs.put(aJob('job-1', [], { state: 'claiming', audioSeconds: 0 }));
    const run = submit();
    await settle();
    answers[0]?.('provider-1');
    expect(await run).toMatchObject({ state: 'submitted', audioSeconds: 120 });
    const { manifest, state } = jobs.of('job-1');
    expect(state).toBe('submitted');
    expect(manifest.map(({ recordingId }) => recordingId)).toEqual(records.map(({ id }) => id));
  });

  it('is over at once when nothing is claimed', async () => {
    const { ledger, jobs, answers, submit } = setUp();
    for (const record of ledger.all()) ledger.put({ ...record, jobId: 'job-2' });
    jobs.put(aJob('job-1', [], { state: 'claiming', audioSeconds: 0 }));
    expect(await submit()).toEqual({ state: 'settled' });
    expect(jobs.of('job-1')).toMatchObject({ state: 'closed', manifest: [] });
    expect(answers).toHaveLength(0);
  });
});
