import { makeEndings, tellOfAll } from '../../../shared/activities/ending';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { aRecord, NOW } from '../../support/app/builders';
import { MemoryAnnouncer } from '../../support/app/memory-announcer';
import { memoryPorts } from '../../support/app/memory-ports';

const ended = (path: string, changes: Partial<LedgerRecord> = {}) =>
  aRecord({
    path,
    status: 'completed',
    epoch: 1,
    version: 'v1',
    title: 'Lost bank card',
    summary: 'A customer reports a lost card.',
    times: { landedAt: NOW, completedAt: NOW },
    untold: true,
    ...changes,
  });

function setUp(...records: LedgerRecord[]) {
  const announcer = new MemoryAnnouncer();
  const ports = { ...memoryPorts(), announcer };
  ports.ledger.put(...records);
  const ids = records.map(({ id }) => id);
  const all = async () =>
    (await Promise.all(ids.map((id) => ports.ledger.read(id)))).flatMap((one) => one ?? []);
  return { ...ports, ports, ids, all };
}

describe('where nobody listens', () => {
  it('nothing is marked, read or written', async () => {
    const { ledger } = memoryPorts();
    const { clock } = memoryPorts();
    ledger.put(ended('a.wav'));
    ledger.read = () => Promise.reject(new Error('Read all the same.'));
    const endings = makeEndings({ ledger, clock });
    expect(endings.mark).toEqual({});
    await endings.tell([ended('a.wav').id]);
    expect(ledger.all()).toEqual([ended('a.wav')]);
  });
});

describe('telling of an end', () => {
  it('names ids, times and the result, and takes the mark away', async () => {
    const { ports, ledger, announcer, ids } = setUp(ended('a.wav'));
    await makeEndings(ports).tell(ids);
    const [id] = ids;
    expect(announcer.told).toEqual([
      {
        recordingId: id,
        container: 'recordings',
        path: 'a.wav',
        version: 'v1',
        epoch: 1,
        status: 'completed',
        landedAt: NOW,
        endedAt: NOW,
        result: {
          version: 'v1',
          documentId: `${id}-v1`,
          transcriptPath: `${id}/v1/transcript.json`,
        },
      },
    ]);
    const { untold: _untold, ...told } = ended('a.wav');
    expect(ledger.all()).toEqual([told]);
  });

  it('does not tell again what was told, nor of what goes on or is not there', async () => {
    const queued = aRecord({ path: 'b.wav' });
    const { ports, announcer, ids } = setUp(ended('a.wav'), queued);
    const endings = makeEndings(ports);
    await endings.tell([...ids, 'unknown']);
    await endings.tell(ids);
    expect(announcer.ends).toEqual(['a.wav v1 completed']);
  });

  it('leaves the mark where the recording changed while it was told of', async () => {
    const { ports, ledger, announcer, ids } = setUp(ended('a.wav'));
    const announce = announcer.announce.bind(announcer);
    announcer.announce = async (end) => {
      await announce(end);
      ledger.put(ended('a.wav', { version: 'v2', epoch: 2 }));
    };
    await makeEndings(ports).tell(ids);
    expect(ledger.all()).toEqual([ended('a.wav', { version: 'v2', epoch: 2 })]);
  });
});

describe('a listener that is away', () => {
  it('fails nothing, leaves the mark, and is left alone for a minute', async () => {
    const { ports, clock, ledger, announcer, ids } = setUp(ended('a.wav'));
    announcer.away = new Error('503');
    const endings = makeEndings(ports);
    await endings.tell(ids);
    await endings.tell(ids);
    expect(announcer.asked).toBe(1);
    expect(ledger.all()).toEqual([ended('a.wav')]);
    announcer.away = undefined;
    clock.advance(60_000);
    await endings.tell(ids);
    expect(announcer.ends).toEqual(['a.wav v1 completed']);
  });

  it('is not asked for each of many', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ended(`${index}.wav`));
    const { ports, announcer, ids, all } = setUp(...records);
    announcer.away = new Error('503');
    await makeEndings(ports).tell(ids);
    expect(announcer.asked).toBeLessThanOrEqual(16);
    announcer.asked = 0;
    await expect(tellOfAll(ports, await all())).rejects.toThrow('503');
    expect(announcer.asked).toBeLessThanOrEqual(20);
  });

  it('for one recording does not keep the others from being told of', async () => {
    const records = Array.from({ length: 40 }, (_, index) => ended(`${index}.wav`));
    const { ports, ledger, announcer, all } = setUp(...records);
    announcer.away = ({ path }) => (path === '0.wav' ? new Error('400') : undefined);
    await expect(tellOfAll(ports, await all())).rejects.toThrow('400');
    expect(announcer.told).toHaveLength(39);
    expect(ledger.all().filter(({ untold }) => untold)).toEqual([ended('0.wav')]);
  });
});
