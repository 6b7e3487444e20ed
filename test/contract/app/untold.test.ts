import { makeCosmosLedger } from '../../../shared/adapters/cosmos/ledger';
import { allTold, untoldEnds } from '../../../shared/domain/ending';
import { requeued, type LedgerRecord } from '../../../shared/domain/ledger';
import type { Ledger } from '../../../shared/ports';
import { aClaimedRecord, aRecord, NOW, ownerOf } from '../../support/app/builders';
import { cosmosTargets, type Target } from '../../support/app/contract/targets';
import { MemoryLedger } from '../../support/app/memory-ledger';

const LATER = '2026-03-02T09:05:00.000Z';

const targets: Target<{ ledger: Ledger }>[] = [
  { name: 'memory', open: async () => ({ ledger: new MemoryLedger(), close: async () => {} }) },
  ...cosmosTargets().map(({ name, open }) => ({
    name,
    open: async () => {
      const { database, close } = await open();
      return { ledger: makeCosmosLedger(database.container('recordings')), close };
    },
  })),
];

describe.each(targets)('untold ends in $name', ({ open }) => {
  let ledger: Ledger;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ ledger, close } = await open());
  });
  afterEach(() => close());

  const failed = (path: string, changes: Partial<LedgerRecord> = {}) =>
    aRecord({
      path,
      status: 'failed',
      reason: { code: 'InvalidData', message: 'The audio can not be read.' },
      times: { landedAt: NOW, completedAt: NOW },
      untold: true,
      ...changes,
    });
  const untold = async (before: string, limit = 10) =>
    (await ledger.untold(new Date(before), limit)).map(({ value }) => value);

  it('are found when they are old enough, up to a limit', async () => {
    const { untold: _untold, ...told } = failed('told.wav');
    await ledger.create(told);
    await ledger.create(failed('young.wav', { times: { landedAt: NOW, completedAt: LATER } }));
    await ledger.create(failed('old.wav'));
    expect(await untold(NOW)).toStrictEqual([failed('old.wav')]);
    expect(await untold(LATER)).toHaveLength(2);
    expect(await untold(LATER, 1)).toHaveLength(1);
    expect(await untold('2026-03-02T08:59:00.000Z')).toEqual([]);
  });

  it('are found where the recording goes on, and not where it is being deleted', async () => {
    const again = requeued(failed('again.wav'));
    await ledger.create(again);
    await ledger.create(failed('going.wav', { status: 'deleting' }));
    await ledger.create(failed('gone.wav', { status: 'deleted' }));
    const [found, ...more] = await untold(NOW);
    expect([found, more]).toStrictEqual([again, []]);
    expect(untoldEnds(again)).toEqual(untoldEnds(failed('again.wav')));
  });

  it('come with the very write that ends a recording, and go with the tag of what was read', async () => {
    const record = aClaimedRecord('job-1', { status: 'transcribed' });
    await ledger.create(record);
    const times = { completedAt: NOW };
    await ledger.advance(ownerOf(record), { status: 'completed', times, untold: true });
    const [found] = await ledger.untold(new Date(NOW), 10);
    if (!found) throw new Error('It is not found.');
    expect(await ledger.replace(allTold(found.value), found.tag)).toBe(true);
    expect(await untold(NOW)).toEqual([]);
    expect((await ledger.read(record.id))?.value).toStrictEqual({
      ...record,
      status: 'completed',
      times: { ...record.times, completedAt: NOW },
    });
  });
});
