import { makeSettleJob } from '../../../shared/activities/settle-job';
import type { Reason } from '../../../shared/domain/errors';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { partOf } from '../../../shared/domain/profile';
import type { Failure, FileFailure } from '../../../shared/domain/provider';
import { aClaimedRecord, aJob, NOW, PROFILE } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const reason = (code: string): Reason => ({ code, message: `The service said ${code}.` });
const failureOf = (path: string, code: string, retryable: boolean): FileFailure => ({
  source: `https://calls.blob.example/recordings/${path}`,
  reason: reason(code),
  retryable,
});
/** A job with one recording for each of these paths, as it is when the provider is done with it. */
function setUp(paths: readonly string[], changes: Partial<LedgerRecord> = {}) {
  const ports = memoryPorts();
  ports.transcribers.script.failures = [[]];
  const records = paths.map((path) =>
    aClaimedRecord('job-1', {
      path,
      version: ports.recordings.put(path),
      status: 'transcribing',
      ...changes,
    }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob('job-1', records, { providerJobId: 'provider-1', state: 'submitted' }));
  const workflows = new RecordedWorkflows();
  const settle = (jobFailure: Failure | null = null, its = ports) =>
    makeSettleJob(its, takeInOf(its))({ jobId: 'job-1', jobFailure }, { workflows });
  const record = (path: string) => {
    const found = ports.ledger.all().find((one) => one.path === path);
    if (!found) throw new Error(`There is no record of ${path}.`);
    return found;
  };
  return { ...ports, ports, workflows, settle, record };
}

describe('settling a job', () => {
  it('fails a file that the service could not take, with the service’s reason', async () => {
    const { transcribers, settle, record } = setUp(['bad one.wav']);
    transcribers.script.failures = [[failureOf('bad one.wav', 'InvalidData', false)]];
    await settle();
    expect(record('bad one.wav')).toMatchObject({
      status: 'failed',
      reason: reason('InvalidData'),
    });
    expect(record('bad one.wav').times).toHaveProperty('completedAt');
  });

  it('queues a file again that failed in passing, after a rest and under a new epoch', async () => {
    const { transcribers, settle, record } = setUp(['a.wav']);
    transcribers.script.failures = [[failureOf('a.wav', 'Internal', true)]];
    await settle();
    expect(record('a.wav')).toMatchObject({
      status: 'queued',
      reason: reason('Internal'),
      epoch: 2,
      attempts: 1,
      notBefore: '2026-03-02T09:01:00.000Z',
    });
    expect(record('a.wav')).not.toHaveProperty('jobId');
  });

  it('notes on the job that it is settled only when every recording is', async () => {
    const { ledger, jobs, settle } = setUp(['a.wav', 'b.wav']);
    const advance = ledger.advance.bind(ledger);
    const seen: string[] = [];
    ledger.advance = async (...input) => {
      seen.push(jobs.of('job-1').state);
      return advance(...input);
    };
    await settle();
    expect(seen).toEqual(['submitted', 'submitted']);
    expect(jobs.of('job-1').state).toBe('settled');
  });

  it('gives a recording up after three jobs', async () => {
    const { transcribers, settle, record } = setUp(['a.wav'], { attempts: 3 });
    transcribers.script.failures = [[failureOf('a.wav', 'Internal', true)]];
    await settle();
    expect(record('a.wav')).toMatchObject({ status: 'failed', reason: reason('Internal') });
  });

  it('gives the failure of the whole job to all that have none of their own', async () => {
    const { transcribers, settle, record } = setUp(['a.wav', 'b.wav']);
    transcribers.script.failures = [[failureOf('a.wav', 'InvalidData', false)]];
    await settle({ reason: reason('Quota'), retryable: false });
    expect(record('a.wav').reason).toEqual(reason('InvalidData'));
    expect(record('b.wav')).toMatchObject({ status: 'failed', reason: reason('Quota') });
  });

  it('tries again what the service forgot without a word', async () => {
    const { settle, record } = setUp(['a.wav']);
    await settle();
    expect(record('a.wav')).toMatchObject({ status: 'queued', reason: { code: 'no_result' } });
  });

  it('takes in anew what was overwritten while the job ran', async () => {
    const { recordings, workflows, settle, record } = setUp(['a.wav']);
    const version = recordings.put('a.wav');
    await settle({ reason: reason('Quota'), retryable: false });
    expect(record('a.wav')).toMatchObject({ status: 'queued', version, epoch: 2, attempts: 0 });
    expect(workflows.kicks).toBe(1);
  });

  it('says of a deleted recording that it was deleted', async () => {
    const { recordings, settle, record } = setUp(['a.wav']);
    recordings.remove('a.wav');
    await settle();
    expect(record('a.wav')).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
    });
  });

  it('leaves alone what has its transcript, and asks nothing when all have', async () => {
    const { transcribers, ledger, jobs, settle } = setUp(['a.wav', 'b.wav'], {
      status: 'transcribed',
    });
    const before = ledger.all();
    await settle();
    expect(ledger.all()).toEqual(before);
    expect(transcribers.calls).toEqual([]);
    expect(jobs.of('job-1').state).toBe('settled');
  });

  it('leaves alone what is another owner’s by now', async () => {
    const { ledger, settle, record } = setUp(['a.wav']);
    ledger.put({ ...record('a.wav'), jobId: 'job-2', epoch: 2 });
    await settle();
    expect(record('a.wav')).toMatchObject({ status: 'transcribing', jobId: 'job-2' });
  });

  it('needs no report of a job that was never submitted', async () => {
    const { jobs, transcribers, settle, record } = setUp(['a.wav'], { status: 'claimed' });
    const { providerJobId: _id, ...unsubmitted } = jobs.of('job-1');
    jobs.put(unsubmitted);
    await settle();
    expect(transcribers.calls).toEqual([]);
    expect(record('a.wav').status).toBe('queued');
  });

  it('settles what was parked when nothing was ever submitted, and leaves it alone else', async () => {
    const { jobs, recordings, settle, record } = setUp(['a.wav'], { status: 'parked' });
    recordings.remove('a.wav');
    await settle();
    expect(record('a.wav').status).toBe('parked');
    const { providerJobId: _id, ...unsubmitted } = jobs.of('job-1');
    jobs.put(unsubmitted);
    await settle();
    expect(record('a.wav')).toMatchObject({
      status: 'failed',
      reason: { code: 'recording_deleted' },
    });
  });

  it('gives every recording its stated end, all kinds of ends in one job', async () => {
    const paths = ['bad.wav', 'passing.wav', 'forgotten.wav', 'gone.wav', 'new.wav'];
    const { ledger, transcribers, recordings, settle } = setUp(paths);
    recordings.remove('gone.wav');
    recordings.put('new.wav');
    transcribers.script.failures = [
      [failureOf('bad.wav', 'InvalidData', false), failureOf('passing.wav', 'Internal', true)],
    ];
    await settle();
    expect(ledger.all().map(({ path, status, reason: why }) => [path, status, why?.code])).toEqual([
      ['bad.wav', 'failed', 'InvalidData'],
      ['passing.wav', 'queued', 'Internal'],
      ['forgotten.wav', 'queued', 'no_result'],
      ['gone.wav', 'failed', 'recording_deleted'],
      ['new.wav', 'queued', undefined],
    ]);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, transcribers, jobs, recordings, settle, record } = setUp([
        'bad.wav',
        'a.wav',
        'new.wav',
      ]);
      recordings.put('new.wav');
      const failures = [failureOf('bad.wav', 'InvalidData', false)];
      transcribers.script.failures = [failures, failures];
      await attempt(ports, (its) => settle(null, its));
      expect(jobs.of('job-1').state).toBe('settled');
      expect(record('bad.wav')).toMatchObject({ status: 'failed', epoch: 1 });
      expect(record('a.wav')).toMatchObject({ status: 'queued', epoch: 2, attempts: 1 });
      expect(record('new.wav')).toMatchObject({ status: 'queued', epoch: 2, attempts: 0 });
    });
    expect(points).toBeGreaterThanOrEqual(20);
  });
});

describe('settling a job that was refused because of one of its recordings', () => {
  const refused: Failure = { reason: reason('InvalidUri'), retryable: false, oneOfMany: true };
  const FOUR = ['a.wav', 'b.wav', 'c.wav', 'd.wav'];

  it('gives each half a job of its own, at once, and counts it against none of them', async () => {
    const { ledger, settle } = setUp(FOUR, { attempts: 2 });
    await settle(refused);
    const part = (half: string) => partOf(PROFILE, `job-1-${half}`);
    expect(ledger.all().map(({ path, profile }) => [path, profile])).toEqual([
      ['a.wav', part('a')],
      ['b.wav', part('a')],
      ['c.wav', part('b')],
      ['d.wav', part('b')],
    ]);
    for (const record of ledger.all()) {
      expect(record).toMatchObject({
        status: 'queued',
        reason: refused.reason,
        notBefore: NOW,
        epoch: 2,
        attempts: 1,
      });
      expect(record).not.toHaveProperty('jobId');
    }
  });

  it('halves also what was refused before the provider had a job', async () => {
    const { ledger, jobs, transcribers, settle } = setUp(FOUR.slice(0, 3), { status: 'claimed' });
    const { providerJobId: _id, ...unsubmitted } = jobs.of('job-1');
    jobs.put(unsubmitted);
    await settle(refused);
    expect(ledger.all().map(({ profile }) => profile.at(-1))).toEqual(['a', 'a', 'b']);
    expect(transcribers.calls).toEqual([]);
  });

  it('fails the one that is alone: it is the culprit', async () => {
    const { settle, record } = setUp(['a.wav'], { profile: partOf(PROFILE, 'job-0-a') });
    await settle(refused);
    expect(record('a.wav')).toMatchObject({ status: 'failed', reason: refused.reason });
  });

  it('fails at once what the report names, and halves only the others', async () => {
    const { transcribers, settle, record } = setUp(['a.wav', 'b.wav']);
    transcribers.script.failures = [[failureOf('a.wav', 'InvalidData', false)]];
    await settle(refused);
    expect(record('a.wav')).toMatchObject({ status: 'failed', reason: reason('InvalidData') });
    expect(record('b.wav')).toMatchObject({
      status: 'queued',
      profile: partOf(PROFILE, 'job-1-b'),
    });
  });

  it('halves by the manifest, so that a repeat puts nobody elsewhere', async () => {
    const { ledger, transcribers, settle, record } = setUp(FOUR);
    transcribers.script.failures = [[], []];
    const advance = ledger.advance.bind(ledger);
    ledger.advance = async (owner, change) => {
      if (owner.recordingId === record('d.wav').id) throw new Error('The process ends.');
      return advance(owner, change);
    };
    await expect(settle(refused)).rejects.toThrow('The process ends.');
    expect(record('a.wav').status).toBe('queued');
    ledger.advance = advance;
    await settle(refused);
    expect(record('d.wav')).toMatchObject({ profile: partOf(PROFILE, 'job-1-b'), epoch: 2 });
    expect(record('a.wav')).toMatchObject({ profile: partOf(PROFILE, 'job-1-a'), epoch: 2 });
  });

  it('finds one culprit among a thousand in eleven rounds, and gives up nobody else', async () => {
    const culprit = 'call-0637.wav';
    let lots = [Array.from({ length: 1000 }, (_, i) => `call-${String(i).padStart(4, '0')}.wav`)];
    let jobs = 0;
    let rounds = 0;
    const through: string[] = [];
    const failed: string[] = [];
    while (lots.length > 0) {
      rounds += 1;
      const next: string[][] = [];
      for (const paths of lots) {
        jobs += 1;
        if (!paths.includes(culprit)) {
          through.push(...paths);
          continue;
        }
        const { ledger, settle } = setUp(paths);
        await settle(refused);
        const halves = Map.groupBy(ledger.all(), ({ status, profile }) => `${status} ${profile}`);
        for (const [key, half] of halves) {
          const its = half.map(({ path }) => path);
          if (key.startsWith('queued')) next.push(its);
          else failed.push(...its);
        }
      }
      lots = next;
    }
    expect(failed).toEqual([culprit]);
    expect(new Set(through).size).toBe(999);
    expect(rounds).toBe(11);
    expect(jobs).toBe(21);
  });
});
