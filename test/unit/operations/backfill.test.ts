import {
  backfillIdOf,
  BEGINNING,
  type Archive,
  type BackfillRun,
} from '../../../shared/domain/backfill';
import { ServiceError } from '../../../shared/domain/errors';
import { makeBackfill } from '../../../shared/operations/backfill';
import type { Backfills } from '../../../shared/ports';
import { NOW } from '../../support/app/builders';
import { textWith } from '../../support/app/matching';
import { memoryPorts } from '../../support/app/memory-ports';

const ARCHIVE = { container: 'archive', prefix: '2024/' };
const ID = backfillIdOf(ARCHIVE);
const SETTINGS = { eventGraceMs: 120_000, ownContainers: ['transcripts', 'dead-letters'] };

function aRun(changes: Partial<BackfillRun> = {}): BackfillRun {
  const { progress } = BEGINNING;
  const times = { startedAt: NOW, updatedAt: NOW };
  return { id: ID, ...ARCHIVE, standing: 'running', progress, ...times, ...changes };
}

/** Backfills that remember what they were told. */
function someBackfills(runs: Record<string, BackfillRun> = {}) {
  const started: (Archive & { todayFrom: string | null })[] = [];
  const cancelled: string[] = [];
  const backfills: Backfills = {
    start: async (archive) => void started.push(archive),
    read: async (id) => runs[id],
    running: async () => Object.values(runs),
    cancel: async (id) => void cancelled.push(id),
  };
  return { started, cancelled, backfills };
}

function setUp(runs?: Record<string, BackfillRun>) {
  const ports = memoryPorts();
  const head = Buffer.from('RIFF');
  ports.recordings.put('2024/a.wav', 64_044, head, { container: 'archive' });
  ports.recordings.put('march/b.wav');
  const told = someBackfills(runs);
  const operation = makeBackfill(ports, SETTINGS);
  const start = (body: unknown) => operation.start(JSON.stringify(body), told.backfills);
  return { ...told, ports, operation, start };
}

describe('asking for a backfill', () => {
  it('starts it and says which it is', async () => {
    const { started, start } = setUp();
    expect(await start(ARCHIVE)).toEqual({
      status: 202,
      id: ID,
      jsonBody: {
        ...{ id: ID, ...ARCHIVE, status: 'running' },
        ...{ pages: 0, taken: 0, known: 0, rejected: 0, failed: 0, failures: [], done: false },
        ...{ startedAt: NOW, updatedAt: NOW },
      },
    });
    expect(started).toEqual([{ ...ARCHIVE, todayFrom: null }]);
  });

  it('takes a whole container where no prefix is given', async () => {
    const { started, start } = setUp();
    expect((await start({ container: 'archive' })).status).toBe(202);
    expect(started).toMatchObject([{ container: 'archive', prefix: '' }]);
  });

  it('shows the one that it joins', async () => {
    const progress = { ...BEGINNING.progress, taken: 1_200, pages: 3 };
    const { start } = setUp({ [ID]: aRun({ progress }) });
    expect(await start(ARCHIVE)).toMatchObject({ status: 202, jsonBody: { taken: 1_200 } });
  });

  it('leaves to today what has landed in the landing container since a little while ago', async () => {
    const { started, start } = setUp();
    await start({ container: 'recordings', prefix: 'march/' });
    expect(started).toMatchObject([{ todayFrom: '2026-03-02T08:58:00.000Z' }]);
  });

  it.each([
    ['nothing', undefined, 'container say which one'],
    ['no container', { prefix: 'a/' }, 'container say which one'],
    ['no name of a container', { container: 'Archive_1' }, 'is not the name of a blob container'],
    ['a long prefix', { container: 'archive', prefix: 'x'.repeat(1025) }, 'longer than any'],
    ['a word too many', { container: 'archive', path: 'a' }, 'path'],
    [
      'a container of the app itself',
      { container: 'transcripts' },
      'what Callscribe itself writes',
    ],
  ])('answers %s with 400 and a sentence', async (_case, body, part) => {
    const { started, start } = setUp();
    expect(await start(body)).toEqual({ status: 400, jsonBody: { error: textWith(part) } });
    expect(started).toEqual([]);
  });

  it('answers 400 to what is no JSON', async () => {
    const { operation, backfills } = setUp();
    expect(await operation.start('{', backfills)).toMatchObject({ status: 400 });
  });

  it('answers 404 where nothing begins with the prefix', async () => {
    const { started, start } = setUp();
    const error = 'No blob in the container "archive" begins with "2042/".';
    const answer = await start({ container: 'archive', prefix: '2042/' });
    expect(answer).toEqual({ status: 404, jsonBody: { error } });
    expect(started).toEqual([]);
  });

  it.each([
    [404, 404, 'There is no container "archive" in the storage account'],
    [403, 503, 'was answered with 403'],
    [503, 503, 'was answered with 503'],
  ])('answers storage that says %s with %s', async (said, status, part) => {
    const { ports, started, start } = setUp();
    ports.recordings.page = async () => {
      const verdict = said === 503 ? 'later' : 'blocked';
      const message = `listing the container was answered with ${said}.`;
      throw new ServiceError('Storage', `storage_${said}`, message, { verdict, status: said });
    };
    expect(await start(ARCHIVE)).toEqual({ status, jsonBody: { error: textWith(part) } });
    expect(started).toEqual([]);
  });
});

describe('looking at a backfill', () => {
  it('gives its state, and the reason while it waits', async () => {
    const waitsFor = { code: 'crowded', message: 'Wait.' };
    const progress = { ...BEGINNING.progress, waitsFor };
    const { operation, backfills } = setUp({ [ID]: aRun({ standing: 'waiting', progress }) });
    const answer = await operation.view(ID, backfills);
    expect(answer).toMatchObject({
      status: 200,
      jsonBody: { status: 'waiting', reason: waitsFor },
    });
    expect(answer.jsonBody).not.toHaveProperty('waitsFor');
  });

  it('gives the reason for which it was given up', async () => {
    const gaveUp = { code: 'storage_404', message: 'Gone.' };
    const progress = { ...BEGINNING.progress, gaveUp };
    const { operation, backfills } = setUp({ [ID]: aRun({ standing: 'failed', progress }) });
    expect((await operation.view(ID, backfills)).jsonBody).toMatchObject({ reason: gaveUp });
  });

  it('lists those that are under way', async () => {
    const { operation, backfills } = setUp({ [ID]: aRun() });
    expect(await operation.list(backfills)).toMatchObject({
      status: 200,
      jsonBody: { backfills: [{ id: ID, status: 'running' }] },
    });
  });

  it('answers 503 where the orchestrations cannot be asked', async () => {
    const { operation, backfills } = setUp();
    const away = new ServiceError('Durable Functions', 'durable_unreachable', 'away.', {
      verdict: 'later',
    });
    backfills.read = () => Promise.reject(away);
    expect(await operation.view(ID, backfills)).toMatchObject({ status: 503 });
    backfills.read = () => Promise.reject(new TypeError('a defect'));
    await expect(operation.view(ID, backfills)).rejects.toThrow('a defect');
  });
});

describe('cancelling a backfill', () => {
  it('ends it', async () => {
    const { operation, backfills, cancelled } = setUp({ [ID]: aRun() });
    expect(await operation.cancel(ID, backfills)).toMatchObject({ status: 200, id: ID });
    expect(cancelled).toEqual([ID]);
  });

  it.each(['backfill-unknown', 'job-2f7c', 'dispatch'])(
    'never touches the instance %s',
    async (id) => {
      const { operation, backfills, cancelled } = setUp({ 'job-2f7c': aRun({ id: 'job-2f7c' }) });
      const error = `There is no backfill with the id "${id}".`;
      expect(await operation.cancel(id, backfills)).toEqual({ status: 404, jsonBody: { error } });
      expect(await operation.view(id, backfills)).toEqual({ status: 404, jsonBody: { error } });
      expect(cancelled).toEqual([]);
    },
  );
});
