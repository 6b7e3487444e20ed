import type { TakeIn } from '../../../../shared/activities/take-in-recording';
import { AppError } from '../../../../shared/domain/errors';
import { makeTakeInMissed } from '../../../../shared/operations/sweep/take-in-missed';
import { aRecord, NOW } from '../../../support/app/builders';
import { objectWith } from '../../../support/app/matching';
import { memoryPorts, takeInOf } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

const now = new Date(NOW);
const GRACE_MS = 120_000;
/** Blobs that one sweep looks at with the memory port's pages of 100. */
const SWEEP = 5000;
/** The grace before {@link NOW}. */
const SETTLED = '2026-03-02T08:58:00.000Z';

function setUp({ documentDays = 0 } = {}) {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const seen: string[] = [];
  /** Paths whose taking in fails. */
  const broken = new Set<string>();
  const takeIn: TakeIn = async (blob, ...rest) => {
    seen.push(blob.path);
    if (broken.has(blob.path)) throw new AppError('c', `No ${blob.path}.`, { verdict: 'never' });
    return takeInOf(ports, { documentDays })(blob, ...rest);
  };
  const told: number[] = [];
  const telemetry = { takenInWithoutEvent: (count: number) => void told.push(count) };
  const settings = { eventGraceMs: GRACE_MS, documentDays };
  const missed = makeTakeInMissed(ports, takeIn, settings, telemetry);
  const unseen = (at = now) => missed.unseen(at, workflows);
  const put = (path: string, modifiedAt?: string, sizeBytes = 64_044) =>
    ports.recordings.put(path, sizeBytes, Buffer.from('RIFF'), {
      ...(modifiedAt !== undefined && { modifiedAt }),
    });
  const putMany = (count: number) => {
    for (let index = 0; index < count; index += 1) put(`${String(index).padStart(5, '0')}.wav`);
  };
  const cursor = async () => (await ports.control.read('cursor', 'recordings'))?.value;
  return { ...ports, ports, workflows, missed, told, seen, broken, unseen, put, putMany, cursor };
}

describe('taking in what no event told of', () => {
  it('queues it and says how many there were', async () => {
    const { ledger, put, unseen } = setUp();
    put('a.wav');
    put('b.wav');
    expect(await unseen()).toBe(2);
    expect(ledger.all().map(({ status }) => status)).toEqual(['queued', 'queued']);
    expect(await unseen()).toBe(0);
  });

  it('is not about side-cars, which lie beside their recordings', async () => {
    const { put, seen, unseen } = setUp();
    for (const path of ['a.json', 'a.wav', 'b.mp3', 'b.mp3.json', 'c.json']) put(path);
    await unseen();
    expect(seen.toSorted()).toEqual(['a.wav', 'b.mp3', 'c.json']);
  });

  it('takes in a new version whose event was lost', async () => {
    const { ledger, put, unseen } = setUp();
    ledger.put(aRecord({ path: 'a.wav', version: 'old', status: 'completed' }));
    const version = put('a.wav');
    expect(await unseen()).toBe(1);
    expect(ledger.all()).toEqual([objectWith({ status: 'queued', version })]);
  });

  it.each(['rejected', 'completed', 'parked', 'deleting', 'deleted'] as const)(
    'leaves alone what the ledger knows, though it is %s',
    async (status) => {
      const { ledger, put, seen, unseen } = setUp();
      const version = put('a.wav');
      ledger.put(aRecord({ path: 'a.wav', version, status }));
      expect(await unseen()).toBe(0);
      expect(seen).toEqual([]);
    },
  );

  it('gives an event two minutes to arrive', async () => {
    const { put, unseen, seen } = setUp();
    put('just-now.wav', '2026-03-02T08:58:00.001Z');
    put('lost.wav', '2026-03-02T08:58:00.000Z');
    expect(await unseen()).toBe(1);
    expect(seen).toEqual(['lost.wav']);
  });

  it('has what lay there for over a day go after what lands today', async () => {
    const { ledger, put, unseen } = setUp();
    put('archive.wav', '2026-03-01T08:59:59.999Z');
    put('today.wav', '2026-03-01T09:00:00.000Z');
    await unseen();
    const priorities = ledger.all().map(({ path, priority }) => [path, priority]);
    expect(priorities.toSorted()).toEqual([
      ['archive.wav', 'low'],
      ['today.wav', 'normal'],
    ]);
  });

  it('is counted as missed where it was written while the app watched', async () => {
    const { control, clock, put, unseen, told } = setUp();
    put('before.wav', '2026-03-02T08:00:00.000Z');
    await unseen();
    const watch = async () => (await control.read('events', 'recordings'))?.value;
    expect(await watch()).toEqual({ since: NOW, sweptAt: NOW, days: [] });
    clock.advance(10 * 60_000);
    put('lost.wav', '2026-03-02T09:01:00.000Z');
    expect(await unseen(clock.now())).toBe(1);
    expect(await watch()).toMatchObject({ days: [{ day: '2026-03-02', missed: 1 }] });
    expect(told).toEqual([0, 1]);
  });

  it('is not looked for among what the ledger may have forgotten', async () => {
    const { put, seen, unseen } = setUp({ documentDays: 7 });
    put('old.wav', '2026-02-23T08:59:59.999Z');
    put('newer.wav', '2026-02-23T09:00:00.000Z');
    expect(await unseen()).toBe(1);
    expect(seen).toEqual(['newer.wav']);
  });

  it('is not kept from the others by one that cannot be taken in', async () => {
    const { ledger, broken, putMany, cursor, unseen } = setUp();
    putMany(250);
    broken.add('00003.wav');
    await expect(unseen()).rejects.toThrow('No 00003.wav.');
    expect(ledger.all()).toHaveLength(249);
    expect(await cursor()).toBeUndefined();
  });
});

describe('a container that is too large for one sweep', () => {
  // A page of the memory port holds 100 blobs, a sweep looks at fifty of them.

  it('is gone through in several sweeps, each going on where the last one stopped', async () => {
    const { ledger, putMany, cursor, unseen } = setUp();
    putMany(2 * SWEEP + 250);
    expect(await unseen()).toBe(SWEEP);
    expect(await cursor()).toMatchObject({ continuation: '5000' });
    expect(await unseen()).toBe(SWEEP);
    expect(await unseen()).toBe(250);
    expect(await cursor()).toEqual({ seenUntil: SETTLED });
    expect(ledger.all()).toHaveLength(2 * SWEEP + 250);
  });

  it('is begun anew when it has come to its end', async () => {
    const { put, putMany, recordings, unseen } = setUp();
    putMany(SWEEP + 10);
    await unseen();
    await unseen();
    put('00000-late.wav');
    const page = jest.spyOn(recordings, 'page');
    expect(await unseen()).toBe(1);
    expect(page.mock.calls[0]).toEqual(['recordings', {}]);
  });

  it('loses none to one that cannot be taken in: the cursor goes on', async () => {
    const { ledger, broken, putMany, cursor, unseen } = setUp();
    putMany(SWEEP + 10);
    broken.add('00003.wav');
    await expect(unseen()).rejects.toThrow('No 00003.wav.');
    expect(await cursor()).toMatchObject({ continuation: '5000' });
    expect(await unseen()).toBe(10);
    broken.clear();
    expect(await unseen()).toBe(1);
    expect(ledger.all()).toHaveLength(SWEEP + 10);
  });

  it('bears two sweeps at once: the slower one’s cursor is dropped, nothing is taken in twice', async () => {
    const { ledger, putMany, cursor, unseen } = setUp();
    putMany(SWEEP + 10);
    await Promise.all([unseen(), unseen()]);
    expect(await cursor()).toMatchObject({ continuation: '5000' });
    expect(ledger.all()).toHaveLength(SWEEP);
    expect(ledger.all().every(({ epoch }) => epoch === 0)).toBe(true);
  });
});

describe('empty blobs', () => {
  it('are looked at when their time is over', async () => {
    const { ledger, missed, workflows, clock, put } = setUp();
    put('a.wav', undefined, 0);
    await missed.unseen(now, workflows);
    expect(await missed.empty(now, workflows)).toBe(0);
    clock.advance(600_000);
    expect(await missed.empty(clock.now(), workflows)).toBe(1);
    expect(ledger.all()).toEqual([
      objectWith({ status: 'rejected', reason: objectWith({ code: 'empty' }) }),
    ]);
  });
});

describe('dead letters', () => {
  const letter = (path: string) => ({
    blob: { container: 'recordings', path },
    reason: 'MaxDeliveryAttemptsExceeded',
    at: NOW,
  });

  it('are taken in and removed', async () => {
    const { ledger, deadLetters, missed, workflows, put } = setUp();
    put('a.wav');
    await deadLetters.put(letter('a.wav'));
    await deadLetters.put(letter('gone.wav'));
    expect(await missed.deadLetters(workflows)).toBe(2);
    expect(ledger.all()).toEqual([objectWith({ path: 'a.wav', status: 'queued' })]);
    expect(deadLetters.all()).toEqual([]);
  });

  it('of what the ledger may have forgotten are removed', async () => {
    const { ledger, deadLetters, missed, workflows, put } = setUp({ documentDays: 7 });
    put('old.wav', '2026-02-20T09:00:00.000Z');
    await deadLetters.put(letter('old.wav'));
    expect(await missed.deadLetters(workflows)).toBe(1);
    expect(ledger.all()).toEqual([]);
    expect(deadLetters.all()).toEqual([]);
  });

  it('stay when they cannot be taken in, and keep none of the others waiting', async () => {
    const { ledger, deadLetters, missed, workflows, broken, put } = setUp();
    for (const path of ['a.wav', 'b.wav', 'c.wav']) {
      put(path);
      await deadLetters.put(letter(path));
    }
    broken.add('a.wav');
    await expect(missed.deadLetters(workflows)).rejects.toThrow('No a.wav.');
    expect(deadLetters.all()).toEqual([objectWith({ blob: letter('a.wav').blob })]);
    expect(ledger.all()).toHaveLength(2);
  });
});

describe('what a whole pass has found in order', () => {
  const HOUR_MS = 60 * 60_000;

  /** A container of which everything is on the ledger; tells how many the ledger is asked for. */
  async function inOrder() {
    const world = setUp();
    world.put('old.wav', '2026-03-02T06:00:00.000Z');
    await world.unseen();
    const asked: string[][] = [];
    const versions = world.ledger.versions.bind(world.ledger);
    world.ledger.versions = async (ids) => {
      asked.push([...ids]);
      return versions(ids);
    };
    return { ...world, asked };
  }

  it('is not asked for again', async () => {
    const { asked, cursor, unseen } = await inOrder();
    expect(await cursor()).toEqual({ seenUntil: SETTLED });
    expect(await unseen()).toBe(0);
    expect(asked).toEqual([]);
  });

  it('is looked at again once it is written anew', async () => {
    const { put, unseen } = await inOrder();
    put('old.wav', '2026-03-02T08:57:00.000Z');
    expect(await unseen()).toBe(1);
  });

  it('overlaps by an hour, for clocks that differ', async () => {
    const { put, clock, unseen } = await inOrder();
    clock.advance(HOUR_MS);
    put('late.wav', '2026-03-02T07:58:00.000Z');
    put('earlier.wav', '2026-03-02T07:57:59.999Z');
    expect(await unseen(clock.now())).toBe(1);
  });

  it('stays as it was while something cannot be taken in', async () => {
    const { broken, put, clock, cursor, unseen } = await inOrder();
    clock.advance(2 * HOUR_MS);
    put('bad.wav', '2026-03-02T10:00:00.000Z');
    broken.add('bad.wav');
    await expect(unseen(clock.now())).rejects.toThrow('No bad.wav.');
    expect(await cursor()).toEqual({ seenUntil: SETTLED });
    clock.advance(24 * HOUR_MS);
    broken.clear();
    expect(await unseen(clock.now())).toBe(1);
    expect(await cursor()).toEqual({ seenUntil: '2026-03-03T10:58:00.000Z' });
  });

  it('waits for an upload to the place of a recording that is being deleted', async () => {
    const { ledger, put, clock, cursor, unseen } = await inOrder();
    clock.advance(2 * HOUR_MS);
    ledger.put(aRecord({ path: 'again.wav', version: 'old', status: 'deleting' }));
    put('again.wav', '2026-03-02T10:00:00.000Z');
    expect(await unseen(clock.now())).toBe(1);
    expect(await cursor()).toEqual({ seenUntil: SETTLED });
  });

  it('does not reach behind the beginning of a pass over several sweeps, nor over a broken one', async () => {
    const { broken, put, putMany, clock, cursor, unseen } = setUp();
    putMany(SWEEP + 10);
    put('00003.wav', '2026-03-02T06:00:00.000Z');
    broken.add('00003.wav');
    await expect(unseen()).rejects.toThrow('No 00003.wav.');
    clock.advance(HOUR_MS);
    await unseen(clock.now());
    expect(await cursor()).toEqual({});
    broken.clear();
    await unseen(clock.now());
    const second = new Date(clock.now().getTime() - GRACE_MS).toISOString();
    clock.advance(HOUR_MS);
    await unseen(clock.now());
    expect(await cursor()).toEqual({ seenUntil: second });
  });
});
