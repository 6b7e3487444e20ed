import { makeCheckTranscription } from '../../../shared/activities/check-transcription';
import { makeCloseJob } from '../../../shared/activities/close-job';
import { makeDiscardTranscription } from '../../../shared/activities/discard-transcription';
import { makeListTranscribed } from '../../../shared/activities/list-transcribed';
import { makeMarkTranscribing } from '../../../shared/activities/mark-transcribing';
import { makeReleaseLane } from '../../../shared/activities/release-lane';
import { makeStartJob } from '../../../shared/activities/start-job';
import type { Job } from '../../../shared/domain/job';
import type { Status } from '../../../shared/domain/ledger';
import { aClaimedRecord, aJob, aRecord, NOW, ownerOf } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const jobId = 'job-1';
const submitted = { providerJobId: 'provider-1', submittedAt: NOW, state: 'submitted' } as const;

function setUp(statuses: readonly Status[], changes: Partial<Job> = submitted) {
  const ports = memoryPorts();
  const records = statuses.map((status, index) =>
    aClaimedRecord(jobId, { path: `${index}.wav`, status }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob(jobId, records, changes));
  const workflows = new RecordedWorkflows();
  const statusesNow = () => ports.ledger.all().map(({ status }) => status);
  return { ...ports, ports, records, workflows, context: { workflows }, statusesNow };
}

describe('marking recordings as transcribing', () => {
  it('takes those along that are on their way there, and no others', async () => {
    const { ports, context, ledger, statusesNow } = setUp([
      'claimed',
      'parked',
      'transcribing',
      'completed',
    ]);
    await makeMarkTranscribing(ports)({ jobId }, context);
    expect(statusesNow()).toEqual(['transcribing', 'transcribing', 'transcribing', 'completed']);
    expect(ledger.all()[0]?.times).toHaveProperty('submittedAt', NOW);
  });

  it('pays only for what the last run did not come to, when it is repeated', async () => {
    const { ports, context, ledger } = setUp(['claimed', 'transcribing', 'parked']);
    const advance = jest.spyOn(ledger, 'advance');
    await makeMarkTranscribing(ports)({ jobId }, context);
    expect(advance).toHaveBeenCalledTimes(2);
    await makeMarkTranscribing(ports)({ jobId }, context);
    expect(advance).toHaveBeenCalledTimes(2);
  });

  it('takes the reason of a wait away', async () => {
    const { ports, context, ledger, records } = setUp(['parked']);
    for (const record of records) ledger.put({ ...record, reason: { code: 'c', message: 'm' } });
    await makeMarkTranscribing(ports)({ jobId }, context);
    expect(ledger.all()[0]).not.toHaveProperty('reason');
  });

  it('writes nothing on what is another owner’s', async () => {
    const { ports, context, ledger, records } = setUp(['claimed', 'claimed']);
    const [first, second] = records;
    if (first) ledger.put({ ...first, epoch: 9, jobId: 'job-2' });
    if (second) ledger.put(aRecord({ id: second.id, version: 'newer', epoch: 2 }));
    const before = ledger.all();
    await makeMarkTranscribing(ports)({ jobId }, context);
    expect(ledger.all()).toEqual(before);
  });
});

describe('checking a transcription', () => {
  it('says what the provider says', async () => {
    const { ports, context, transcribers } = setUp([]);
    transcribers.script.check = [{ state: 'running', retryAfterMs: 5000 }];
    const check = await makeCheckTranscription(ports)({ jobId }, context);
    expect(check).toEqual({ state: 'running', retryAfterMs: 5000 });
    expect(transcribers.calls).toEqual([['check', 'provider-1']]);
  });

  it('misses a job that the provider was never told of', async () => {
    const { ports, context } = setUp([], {});
    expect(await makeCheckTranscription(ports)({ jobId }, context)).toEqual({ state: 'missing' });
  });
});

describe('discarding a transcription', () => {
  it('deletes the provider’s copy', async () => {
    const { ports, context, transcribers } = setUp([]);
    transcribers.script.discard = [null];
    await makeDiscardTranscription(ports)({ jobId }, context);
    expect(transcribers.calls).toEqual([['discard', 'provider-1']]);
  });

  it('deletes each job of that name once, after a submission of unknown end', async () => {
    const { ports, context, transcribers } = setUp([], { ...submitted, unsure: true });
    transcribers.script.find = [['provider-0', 'provider-1']];
    transcribers.script.discard = [null, null];
    await makeDiscardTranscription(ports)({ jobId }, context);
    expect(transcribers.calls).toEqual([
      ['find', jobId],
      ['discard', 'provider-0'],
      ['discard', 'provider-1'],
    ]);
  });

  it('deletes its own job although the list does not show it any more', async () => {
    const { ports, context, transcribers } = setUp([], { ...submitted, unsure: true });
    transcribers.script.find = [[]];
    transcribers.script.discard = [null];
    await makeDiscardTranscription(ports)({ jobId }, context);
    expect(transcribers.calls.at(-1)).toEqual(['discard', 'provider-1']);
  });

  it('deletes what a submission left behind that was never known to have succeeded', async () => {
    const { ports, context, transcribers } = setUp([], { unsure: true });
    transcribers.script.find = [['provider-0']];
    transcribers.script.discard = [null];
    await makeDiscardTranscription(ports)({ jobId }, context);
    expect(transcribers.calls.at(-1)).toEqual(['discard', 'provider-0']);
  });

  it('has nothing to delete where nothing was submitted', async () => {
    const { ports, context, transcribers } = setUp([], {});
    await makeDiscardTranscription(ports)({ jobId }, context);
    expect(transcribers.calls).toEqual([]);
  });
});

describe('listing what is transcribed', () => {
  it('names those with a transcript and without a summary, waiting ones included', async () => {
    const { ports, context, ledger, records } = setUp([
      'transcribed',
      'parked',
      'completed',
      'failed',
      'queued',
    ]);
    const [first] = records;
    if (first) ledger.put({ ...first, summaryTokens: 5120, summaryCalls: 3 });
    const listed = await makeListTranscribed(ports)({ jobId, from: 0, count: 5 }, context);
    const costs = [
      { summaryTokens: 5120, summaryCalls: 3 },
      { summaryTokens: 0, summaryCalls: 1 },
    ];
    expect(listed).toEqual(
      records.slice(0, 2).map((record, index) => ({
        ...ownerOf(record),
        ...costs[index],
      })),
    );
  });

  it('looks at a range of the manifest, in its order', async () => {
    const { ports, context, records } = setUp(Array.from({ length: 7 }, () => 'transcribed'));
    const list = makeListTranscribed(ports);
    const idsOf = async (from: number, count: number) =>
      (await list({ jobId, from, count }, context)).map(({ recordingId }) => recordingId);
    expect(await idsOf(2, 3)).toEqual(records.slice(2, 5).map(({ id }) => id));
    expect(await idsOf(5, 50)).toEqual(records.slice(5).map(({ id }) => id));
    expect(await idsOf(7, 50)).toEqual([]);
  });
});

describe('releasing a lane and closing a job', () => {
  it('writes the state down, then kicks the dispatcher', async () => {
    const { ports, context, jobs, workflows } = setUp(['transcribed', 'failed']);
    expect(await makeReleaseLane(ports)({ jobId }, context)).toEqual({
      recordings: 2,
      priority: 'normal',
    });
    expect(jobs.of(jobId).state).toBe('released');
    expect(await jobs.running()).toEqual([]);
    await makeCloseJob(ports)({ jobId }, context);
    expect(jobs.of(jobId).state).toBe('closed');
    expect(workflows.kicks).toBe(2);
  });
});

describe('starting a job', () => {
  it('starts its orchestration', async () => {
    const { context, workflows } = setUp([]);
    await makeStartJob()({ jobId }, context);
    expect(workflows.started).toEqual([jobId]);
  });
});
