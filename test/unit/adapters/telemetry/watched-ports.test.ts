import { watchedPorts } from '../../../../shared/adapters/telemetry/watched-ports';
import { allTold } from '../../../../shared/domain/ending';
import type { LedgerChange, LedgerRecord } from '../../../../shared/domain/ledger';
import type { Ports, Telemetry } from '../../../../shared/ports';
import { aClaimedRecord, aJob, aRecord, NOW, ownerOf } from '../../../support/app/builders';
import { memoryPorts, type MemoryPorts } from '../../../support/app/memory-ports';

const COMPLETED: LedgerChange = { status: 'completed', times: { completedAt: NOW } };

/** Telemetry that only keeps in mind what it was told. */
function listening() {
  const told: string[] = [];
  const telemetry: Telemetry = {
    landed: ({ id, status }) => told.push(`landed ${id} ${status}`),
    ended: ({ id, status, reason }) =>
      told.push(`ended ${id} ${status} ${reason?.code ?? ''}`.trim()),
    jobSubmitted: ({ id, manifest }) => told.push(`submitted ${id} ${manifest.length}`),
    jobReleased: ({ id }) => told.push(`released ${id}`),
    step(name, { recordingId }, run) {
      told.push(`${name} ${recordingId}`);
      return run();
    },
    providerRequest: () => undefined,
    modelCall: () => undefined,
    standing: () => undefined,
    takenInWithoutEvent: () => undefined,
    poisoned: () => undefined,
    flush: async () => undefined,
  };
  return { told, telemetry };
}

describe('the ports under watch', () => {
  let bare: MemoryPorts;
  let ports: Ports;
  let told: string[];
  const record = aClaimedRecord('job-1', { status: 'transcribed' });
  const { id } = record;

  beforeEach(() => {
    const listener = listening();
    told = listener.told;
    bare = memoryPorts();
    ports = watchedPorts(bare, listener.telemetry);
  });

  const replaced = async (change: (now: LedgerRecord) => LedgerRecord): Promise<boolean> => {
    const found = await ports.ledger.read(id);
    return found !== undefined && ports.ledger.replace(change(found.value), found.tag);
  };

  it('tell of a recording that lands, once', async () => {
    const landed = aRecord();
    await ports.ledger.create(landed);
    await ports.ledger.create(landed);

    expect(told).toEqual([`landed ${landed.id} queued`]);
  });

  it('tell of one that lands only to be rejected', async () => {
    const reason = { code: 'not_audio', message: '' };
    await ports.ledger.create(aRecord({ status: 'rejected', reason }));

    expect(told).toEqual([`landed ${id} rejected`, `ended ${id} rejected not_audio`]);
  });

  it('tell of an end once, however often the write is repeated', async () => {
    bare.ledger.put(record);
    const results = [
      await ports.ledger.advance(ownerOf(record), COMPLETED),
      await ports.ledger.advance(ownerOf(record), COMPLETED),
    ];

    expect(results).toEqual([true, true]);
    expect(told).toEqual([`ended ${id} completed`]);
    expect(bare.ledger.of(id).status).toBe('completed');
  });

  it('tell of no end that was not written', async () => {
    bare.ledger.put(record);
    const other = { ...ownerOf(record), epoch: 9 };

    expect(await ports.ledger.advance(other, COMPLETED)).toBe(false);
    expect(told).toEqual([]);
  });

  it('write an end all the same when nothing can be read for it', async () => {
    bare.ledger.put(record);
    jest.spyOn(bare.ledger, 'read').mockRejectedValue(new Error('away'));

    expect(await ports.ledger.advance(ownerOf(record), COMPLETED)).toBe(true);
    expect(bare.ledger.of(id).status).toBe('completed');
    expect(told).toEqual([]);
  });

  it('make the arrival of a transcript a step of the recording', async () => {
    bare.ledger.put({ ...record, status: 'transcribing' });
    await ports.ledger.advance(ownerOf(record), { status: 'transcribed' });

    expect(told).toEqual([`collected ${id}`]);
    expect(bare.ledger.of(id).status).toBe('transcribed');
  });

  it('tell of an end that the sweep gives', async () => {
    bare.ledger.put(record);
    const reason = { code: 'left_behind', message: '' };

    await replaced((now) => ({ ...now, status: 'failed', reason, epoch: 2 }));

    expect(told).toEqual([`ended ${id} failed left_behind`]);
  });

  it('tell of nothing when it is only noted that somebody was told of the end', async () => {
    bare.ledger.put({ ...record, status: 'completed', untold: true });

    expect(await replaced((now) => allTold(now))).toBe(true);
    expect(told).toEqual([]);
  });

  it('tell of another version, and of another try, as of a landing', async () => {
    bare.ledger.put({ ...record, status: 'completed' });
    await replaced((now) => ({ ...now, status: 'queued', version: 'new', epoch: 2 }));
    await replaced((now) => ({ ...now, status: 'queued', epoch: 1000 }));

    expect(told).toEqual([`landed ${id} queued`, `landed ${id} queued`]);
  });

  it('tell of nothing when a recording goes back into the queue', async () => {
    bare.ledger.put(record);
    await replaced((now) => ({ ...now, status: 'queued', epoch: 2 }));

    expect(told).toEqual([]);
  });

  it('leave every other method as it is', async () => {
    const waiting = aRecord({ path: 'waiting.wav' });
    bare.ledger.put(waiting);
    const now = new Date(NOW);
    const { profile } = waiting;

    const [seen] = await ports.ledger.queued({ now, limit: 1, profile, priority: 'normal' });
    const until = new Date(now.getTime() + 60_000);
    const isClaimed = seen && (await ports.ledger.claim(seen, { jobId: 'job-2', at: now, until }));

    expect(isClaimed).toBe(true);
    expect(bare.ledger.of(waiting.id)).toMatchObject({ status: 'claimed', jobId: 'job-2' });
  });

  it('tell of a submission once, with what the job holds', async () => {
    await bare.jobs.create(aJob('job-1', [record]));
    const submitted = { state: 'submitted', providerJobId: 'p', submittedAt: NOW } as const;
    await ports.jobs.attempt('job-1', 'somebody else', submitted);
    await ports.jobs.attempt('job-1', undefined, { submitTriedAt: NOW });
    await ports.jobs.attempt('job-1', NOW, submitted);

    expect(told).toEqual(['submitted job-1 1']);
  });

  it('tell of a lane that is free again, once', async () => {
    await bare.jobs.create(aJob('job-1', [record], { state: 'settled' }));
    await ports.jobs.update('job-1', { state: 'released' });
    await ports.jobs.update('job-1', { state: 'released' });

    expect(told).toEqual(['released job-1']);
  });
});
