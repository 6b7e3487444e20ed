import { allTold, takenAlong, untoldEnds } from '../../../shared/domain/ending';
import { requeued, withNewVersion, type LedgerRecord } from '../../../shared/domain/ledger';
import { aRecord, NOW } from '../../support/app/builders';

const LATER = '2026-03-02T09:05:00.000Z';

/** A recording that failed, and nobody was told of it. */
const anUntold = (changes: Partial<LedgerRecord> = {}) =>
  aRecord({
    status: 'failed',
    version: 'v1',
    epoch: 2,
    reason: { code: 'InvalidData', message: 'The audio can not be read.' },
    times: { landedAt: NOW, completedAt: LATER },
    untold: true,
    ...changes,
  });
const FAILED = {
  version: 'v1',
  epoch: 2,
  status: 'failed',
  reasonCode: 'InvalidData',
  landedAt: NOW,
  endedAt: LATER,
};

describe('ends that nobody was told of', () => {
  it('are those of a recording that is marked, with the code of its reason and no message', () => {
    expect(untoldEnds(anUntold())).toEqual([FAILED]);
  });

  it('are none without the mark', () => {
    const { untold: _untold, ...told } = anUntold();
    expect(untoldEnds(told)).toEqual([]);
  });

  it.each(['completed', 'failed', 'rejected'] as const)('include that it is %s', (status) => {
    expect(untoldEnds(anUntold({ status }))).toEqual([{ ...FAILED, status }]);
  });

  it.each(['queued', 'claimed', 'transcribing', 'transcribed', 'parked'] as const)(
    'are those from before where it is %s again',
    (status) => {
      const untoldBefore = [FAILED] as LedgerRecord['untoldBefore'] & object;
      expect(untoldEnds(anUntold({ status, untoldBefore }))).toEqual([FAILED]);
    },
  );

  it.each(['deleting', 'deleted'] as const)('are none of what is %s', (status) => {
    const untoldBefore = [FAILED] as LedgerRecord['untoldBefore'] & object;
    expect(untoldEnds(anUntold({ status, untoldBefore }))).toEqual([]);
  });
});

describe('a recording that goes on', () => {
  it('takes its untold end along when it is queued again', () => {
    expect(requeued(anUntold())).toMatchObject({
      status: 'queued',
      epoch: 3,
      untold: true,
      untoldBefore: [FAILED],
    });
  });

  it('takes it along under a new version, and adds the new one’s end', () => {
    const rejected = aRecord({
      version: 'v2',
      status: 'rejected',
      untold: true,
      times: { landedAt: LATER, completedAt: LATER },
    });
    const both = withNewVersion(anUntold(), rejected);
    expect(untoldEnds(both)).toEqual([
      FAILED,
      { version: 'v2', epoch: 3, status: 'rejected', landedAt: LATER, endedAt: LATER },
    ]);
  });

  it('takes nothing along when all were told', () => {
    const told = allTold(anUntold());
    expect(told).not.toHaveProperty('untold');
    expect(requeued(told)).not.toHaveProperty('untold');
    expect(withNewVersion(told, aRecord())).toEqual(aRecord({ epoch: 3 }));
  });

  it('keeps the newest few, so that its document stays small', () => {
    let record = anUntold();
    for (let round = 0; round < 10; round += 1) {
      record = { ...anUntold({ epoch: round }), ...takenAlong(record) };
    }
    const kept = takenAlong(record).untoldBefore ?? [];
    expect(kept.map(({ epoch }) => epoch)).toEqual([6, 7, 8, 9]);
    expect(JSON.stringify(kept).length).toBeLessThan(800);
  });
});
