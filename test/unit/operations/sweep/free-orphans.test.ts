import type { LedgerRecord, Status } from '../../../../shared/domain/ledger';
import { makeFreeOrphans } from '../../../../shared/operations/sweep/free-orphans';
import { aClaimedRecord, aJob, aRecord, NOW } from '../../../support/app/builders';
import { atEveryPoint } from '../../../support/app/crashing-ports';
import { memoryPorts } from '../../../support/app/memory-ports';

const MINUTE = 60_000;

function setUp(...records: readonly LedgerRecord[]) {
  const ports = memoryPorts();
  ports.ledger.put(...records);
  const free = (afterMs = 0, its = ports) =>
    makeFreeOrphans(its)(new Date(Date.parse(NOW) + afterMs));
  return { ...ports, ports, free };
}

/** A claim that ran out a minute before a sweep. */
const left = (jobId: string, changes: Partial<LedgerRecord> = {}) =>
  aClaimedRecord(jobId, { claimedUntil: '2026-03-02T08:59:00.000Z', ...changes });

describe('freeing what was left behind', () => {
  it.each<Status>(['claimed', 'transcribing', 'transcribed', 'parked'])(
    'queues what was %s again, under a new epoch, so that its old owner can write no more',
    async (status) => {
      const { ledger, free } = setUp(left('job-gone', { path: 'a.wav', status }));
      expect(await free()).toBe(1);
      expect(ledger.all()).toEqual([aRecord({ path: 'a.wav', epoch: 2, attempts: 1 })]);
    },
  );

  it('holds claims of a job that is not closed, however long it takes', async () => {
    const { jobs, free } = setUp(left('job-1', { status: 'transcribing' }));
    jobs.put(aJob('job-1', []));
    expect(await free(20 * 60 * MINUTE)).toBe(0);
    await jobs.update('job-1', { state: 'closed' });
    expect(await free(20 * 60 * MINUTE)).toBe(1);
  });

  it('waits until a claim has run out, though there is no job yet', async () => {
    const { free } = setUp(aClaimedRecord('job-1'));
    expect(await free(30 * MINUTE - 1)).toBe(0);
    expect(await free(30 * MINUTE)).toBe(1);
  });

  it('gives a recording up that three jobs have left behind', async () => {
    const { ledger, free } = setUp(left('job-gone', { attempts: 3, status: 'parked' }));
    await free();
    const [record] = ledger.all();
    expect(record).toMatchObject({ status: 'failed', reason: { code: 'left_behind' }, epoch: 2 });
    expect(record?.times.completedAt).toBe(NOW);
    expect(record).not.toHaveProperty('jobId');
  });

  it('frees some hundreds in one sweep and the rest in the next', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => left('gone', { path: `${index}.wav` }));
    const { free } = setUp(...many);
    expect([await free(), await free(), await free()]).toEqual([1000, 100, 0]);
  });

  it('leaves a recording to whoever has taken it in the meantime', async () => {
    const { ledger, free } = setUp(left('job-gone'));
    const orphans = ledger.orphans.bind(ledger);
    const newer = aRecord({ version: 'newer', epoch: 2 });
    ledger.orphans = async (...input) => {
      const found = await orphans(...input);
      ledger.put(newer);
      return found;
    };
    await free();
    expect(ledger.all()).toEqual([newer]);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, free } = setUp(
        left('job-gone', { path: 'a.wav' }),
        left('job-gone', { path: 'b.wav', attempts: 3 }),
      );
      await attempt(ports, (its) => free(0, its));
      expect(ledger.all().map(({ status, epoch }) => [status, epoch])).toEqual([
        ['queued', 2],
        ['failed', 2],
      ]);
    });
    expect(points).toBe(8);
  });
});
