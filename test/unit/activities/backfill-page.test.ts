import { makeBackfillPage, MOST_WAITING } from '../../../shared/activities/backfill-page';
import type { BackfillPage } from '../../../shared/domain/backfill';
import { ServiceError } from '../../../shared/domain/errors';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import type { Ports } from '../../../shared/ports';
import { aRecord } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const ARCHIVE = 'archive';
const idOf = (path: string) => recordingIdOf(ARCHIVE, path);

function setUp() {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const put = (...paths: string[]) => {
    for (const path of paths) {
      ports.recordings.put(path, 64_044, Buffer.from(`RIFF ${path}`), { container: ARCHIVE });
    }
  };
  const run = (
    input: { prefix?: string; continuation?: string | null; todayFrom?: string } = {},
    its: Ports = ports,
    container = ARCHIVE,
  ): Promise<BackfillPage> =>
    makeBackfillPage(its, takeInOf(its))(
      { container, prefix: '', continuation: null, todayFrom: null, ...input },
      { workflows },
    );
  return { ...ports, ports, workflows, put, run };
}

describe('a page of an archive', () => {
  it('puts what is new on the ledger at low priority, and kicks once', async () => {
    const { ledger, workflows, put, run } = setUp();
    put('2024/a.wav', '2024/b.wav');
    expect(await run()).toEqual({
      counts: { taken: 2, known: 0, rejected: 0, failed: 0 },
      failures: [],
      next: null,
      pause: null,
    });
    expect(ledger.all()).toMatchObject([
      { id: idOf('2024/a.wav'), container: ARCHIVE, status: 'queued', priority: 'low' },
      { id: idOf('2024/b.wav'), container: ARCHIVE, status: 'queued', priority: 'low' },
    ]);
    expect(workflows.kicks).toBe(1);
  });

  it('takes what begins with the prefix, and nothing else', async () => {
    const { ledger, put, run } = setUp();
    put('2023/a.wav', '2024/a.wav', 'misc/2024/a.wav');
    await run({ prefix: '2024/' });
    expect(ledger.all().map(({ path }) => path)).toEqual(['2024/a.wav']);
  });

  it('goes through all pages, one after another', async () => {
    const { ledger, put, run } = setUp();
    put(...Array.from({ length: 250 }, (_, index) => `call-${index}.wav`));
    const taken: number[] = [];
    for (let continuation: string | null = null; ;) {
      const page: BackfillPage = await run({ continuation });
      taken.push(page.counts.taken);
      continuation = page.next;
      if (continuation === null) break;
    }
    expect(taken).toEqual([100, 100, 50]);
    expect(ledger.all()).toHaveLength(250);
  });

  it('passes over what is known in this version without looking at it', async () => {
    const { recordings, workflows, put, run, inspector } = setUp();
    put('a.wav', 'b.wav');
    await run();
    put('b.wav', 'c.wav');
    inspector.inspected.length = 0;
    expect((await run()).counts).toEqual({ taken: 2, known: 1, rejected: 0, failed: 0 });
    expect(inspector.inspected).toHaveLength(2);
    expect((await run()).counts).toEqual({ taken: 0, known: 3, rejected: 0, failed: 0 });
    expect(workflows.kicks).toBe(2);
    recordings.remove('a.wav', ARCHIVE);
    expect((await run()).counts.known).toBe(2);
  });

  it('says how many were rejected, and gives empty ones their time', async () => {
    const { ledger, recordings, workflows, inspector, put, run } = setUp();
    put('note.txt');
    inspector.sees = { kind: 'other', detected: 'text' };
    recordings.put('empty.wav', 0, Buffer.alloc(0), { container: ARCHIVE });
    expect((await run()).counts).toEqual({ taken: 1, known: 0, rejected: 1, failed: 0 });
    expect(ledger.of(idOf('note.txt'))).toMatchObject({ status: 'rejected', priority: 'low' });
    expect(workflows.lookAgains).toMatchObject([{ container: ARCHIVE, path: 'empty.wav' }]);
  });

  it('leaves out what is gone between the list and the look', async () => {
    const { recordings, ports, put, run } = setUp();
    put('a.wav', 'b.wav');
    const properties = recordings.properties.bind(recordings);
    recordings.properties = async (blob) => (blob.path === 'a.wav' ? undefined : properties(blob));
    const { counts } = await run({}, ports);
    expect(counts).toEqual({ taken: 1, known: 0, rejected: 0, failed: 0 });
  });
});

describe('an archive in the landing container', () => {
  it('leaves to today, at its own priority, what lands while it is taken in', async () => {
    const { ledger, recordings, run } = setUp();
    const head = Buffer.from('RIFF');
    recordings.put('old.wav', 64_044, head, { modifiedAt: '2026-03-02T08:57:59.000Z' });
    recordings.put('new.wav', 64_044, head, { modifiedAt: '2026-03-02T08:58:00.000Z' });
    await run({ todayFrom: '2026-03-02T08:58:00.000Z' }, undefined, 'recordings');
    const priorities = ledger.all().map(({ path, priority }) => [path, priority]);
    expect(Object.fromEntries(priorities)).toEqual({ 'old.wav': 'low', 'new.wav': 'normal' });
  });
});

describe('a page with trouble', () => {
  const answered = (verdict: 'later' | 'blocked' | 'never', retryAfterMs?: number) =>
    new ServiceError('Storage', 'storage_error', 'was answered with an error.', {
      verdict,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });

  function failing(ports: Ports, path: string, error: Error): Ports {
    const firstBytes: Ports['recordings']['firstBytes'] = async (blob, etag, count) => {
      if (blob.path === path) throw error;
      return ports.recordings.firstBytes(blob, etag, count);
    };
    const recordings = Object.create(ports.recordings) as Ports['recordings'];
    return { ...ports, recordings: Object.assign(recordings, { firstBytes }) };
  }

  it('takes in the others of a blob that cannot be read at all, and says why', async () => {
    const { ports, put, run } = setUp();
    put('a.wav', 'archived.wav', 'c.wav');
    const page = await run({}, failing(ports, 'archived.wav', answered('never')));
    expect(page).toMatchObject({
      counts: { taken: 2, failed: 1 },
      failures: [{ path: 'archived.wav', reason: { code: 'storage_error' } }],
      pause: null,
    });
  });

  it('counts a defect as the failure of one blob', async () => {
    const { ports, put, run } = setUp();
    put('a.wav', 'odd.wav');
    const page = await run({}, failing(ports, 'odd.wav', new TypeError('x is undefined')));
    expect(page).toMatchObject({
      counts: { taken: 1, failed: 1 },
      failures: [{ path: 'odd.wav', reason: { code: 'internal_error' } }],
    });
  });

  it('stops where a service is busy, says for how long, and loses nothing by it', async () => {
    const { ledger, workflows, ports, put, run } = setUp();
    const paths = Array.from({ length: 60 }, (_, index) => `call-${100 + index}.wav`);
    put(...paths);
    const broken = await run({}, failing(ports, 'call-120.wav', answered('later', 7_000)));
    expect(broken.pause).toMatchObject({ kind: 'later', afterMs: 7_000 });
    expect(broken.counts.taken).toBeLessThan(59);
    expect(broken.counts.taken).toBe(ledger.all().length);
    expect(workflows.kicks).toBe(1);
    const again = await run();
    expect(again.pause).toBeNull();
    expect(again.counts.taken).toBe(60 - broken.counts.taken);
    expect(ledger.all()).toHaveLength(60);
  });

  it('says so when a person has to mend something', async () => {
    const { ports, put, run } = setUp();
    put('a.wav');
    const { pause, counts } = await run({}, failing(ports, 'a.wav', answered('blocked')));
    expect(pause).toMatchObject({ kind: 'blocked', reason: { code: 'storage_error' } });
    expect(counts.failed).toBe(0);
  });

  it('shows the end of a path that is very long', async () => {
    const { ports, put, run } = setUp();
    const path = `${'deep/'.repeat(150)}call.wav`;
    put(path);
    const { failures } = await run({}, failing(ports, path, answered('never')));
    expect(failures[0]?.path).toMatch(/^[de/p]{292}call\.wav$/);
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, put, run } = setUp();
      put('a.wav', 'b.wav', 'c.wav');
      let last: BackfillPage | undefined;
      await attempt(ports, async (its) => (last = await run({}, its)));
      expect(last).toMatchObject({ counts: { failed: 0 }, next: null, pause: null });
      expect(
        ledger
          .all()
          .map(({ path, status, epoch }) => [path, status, epoch])
          .toSorted(),
      ).toEqual(['a.wav', 'b.wav', 'c.wav'].map((path) => [path, 'queued', 0]));
    });
    // One list, one look at the ledger, two for room, seven for each recording; before and after.
    expect(points).toBe(2 * (4 + 3 * 7));
  });
});

describe('back-pressure', () => {
  function crowd(ledger: ReturnType<typeof setUp>['ledger'], low: number, parked: number): void {
    for (let index = 0; index < low + parked; index += 1) {
      const status = index < low ? 'queued' : 'parked';
      const path = `waiting-${index}.wav`;
      ledger.put(aRecord({ path, id: `waiting-${index}`, status, priority: 'low' }));
    }
  }

  it.each([
    ['waits for its turn', MOST_WAITING, 0],
    ['waits or is parked', MOST_WAITING - 10, 10],
  ])('takes in nothing while so much of archives %s', async (_case, low, parked) => {
    const { ledger, put, run } = setUp();
    crowd(ledger, low, parked);
    put('a.wav');
    const page = await run();
    expect(page).toMatchObject({ counts: { taken: 0, known: 0 }, pause: { kind: 'crowded' } });
    expect(await ledger.read(idOf('a.wav'))).toBeUndefined();
  });

  it('goes on below that, however many of today wait', async () => {
    const { ledger, put, run } = setUp();
    crowd(ledger, MOST_WAITING - 1, 0);
    for (let index = 0; index < 50; index += 1) ledger.put(aRecord({ path: `today-${index}.wav` }));
    put('a.wav');
    expect((await run()).counts.taken).toBe(1);
  });

  it('passes over what is known, however many wait', async () => {
    const { ledger, put, run } = setUp();
    put('a.wav');
    await run();
    crowd(ledger, MOST_WAITING, 0);
    expect(await run()).toMatchObject({ counts: { known: 1 }, next: null, pause: null });
  });
});
