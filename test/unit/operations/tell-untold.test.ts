import { makeTellUntold } from '../../../shared/operations/sweep/tell-untold';
import { requeued, type LedgerRecord } from '../../../shared/domain/ledger';
import { aRecord, NOW } from '../../support/app/builders';
import { MemoryAnnouncer } from '../../support/app/memory-announcer';
import { memoryPorts } from '../../support/app/memory-ports';

const MINUTE = 60_000;

const failed = (path: string, changes: Partial<LedgerRecord> = {}) =>
  aRecord({
    path,
    status: 'failed',
    version: 'v1',
    epoch: 1,
    times: { landedAt: NOW, completedAt: NOW },
    untold: true,
    ...changes,
  });

function setUp(...records: LedgerRecord[]) {
  const announcer = new MemoryAnnouncer();
  const ports = { ...memoryPorts(), announcer };
  ports.ledger.put(...records);
  const tellUntold = () => makeTellUntold(ports)(ports.clock.now());
  return { ...ports, tellUntold };
}

describe('the sweep over ends that nobody was told of', () => {
  it('leaves young ones to what brought them about', async () => {
    const { clock, announcer, tellUntold } = setUp(failed('a.wav'));
    clock.advance(MINUTE - 1);
    expect(await tellUntold()).toBe(0);
    clock.advance(1);
    expect(await tellUntold()).toBe(1);
    expect(announcer.ends).toEqual(['a.wav v1 failed']);
    expect(await tellUntold()).toBe(0);
  });

  it('tells of the end of what goes on by now, and lets it go on', async () => {
    const again = requeued(failed('a.wav'));
    const { clock, ledger, announcer, tellUntold } = setUp(again);
    clock.advance(MINUTE);
    expect(await tellUntold()).toBe(1);
    expect(announcer.ends).toEqual(['a.wav v1 failed']);
    expect(ledger.of(again.id)).toMatchObject({ status: 'queued', epoch: 2 });
    expect(ledger.of(again.id)).not.toHaveProperty('untoldBefore');
  });

  it.each(['deleting', 'deleted'] as const)('says nothing of what is %s', async (status) => {
    const { clock, announcer, tellUntold } = setUp(failed('a.wav', { status }));
    clock.advance(MINUTE);
    expect(await tellUntold()).toBe(0);
    expect(announcer.asked).toBe(0);
  });

  it('tells of all that gathered in an outage', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => failed(`${index}.wav`));
    const { clock, announcer, tellUntold } = setUp(...many);
    clock.advance(MINUTE);
    expect(await tellUntold()).toBe(1200);
    expect(new Set(announcer.ends).size).toBe(1200);
  });

  it('comes out with the failure, so that it is logged, and keeps the marks', async () => {
    const { clock, ledger, announcer, tellUntold } = setUp(failed('a.wav'));
    clock.advance(MINUTE);
    announcer.away = new Error('Announcement queue: no answer.');
    await expect(tellUntold()).rejects.toThrow('no answer');
    expect(ledger.all()).toEqual([failed('a.wav')]);
  });

  it('does not look where nobody listens', async () => {
    const { clock, ledger } = memoryPorts();
    ledger.untold = () => Promise.reject(new Error('Looked all the same.'));
    expect(await makeTellUntold({ ledger })(clock.now())).toBe(0);
  });
});
