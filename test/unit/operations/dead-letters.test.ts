import { ServiceError } from '../../../shared/domain/errors';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { makeDeadLetters } from '../../../shared/operations/dead-letters';
import type { DeadLetter } from '../../../shared/ports';
import { NOW } from '../../support/app/builders';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { objectWith, textWith } from '../../support/app/matching';

const BUSY = new ServiceError('Storage', 'storage_503', 'is busy.', { verdict: 'later' });

async function setUp(...paths: string[]) {
  const ports = memoryPorts();
  for (const path of paths) {
    ports.recordings.put(path);
    const blob = { container: 'recordings', path };
    await ports.deadLetters.put({ blob, reason: 'Cosmos DB: away.', at: NOW });
  }
  const workflows = new RecordedWorkflows();
  const lines: string[] = [];
  const { list, replay } = makeDeadLetters(ports, takeInOf(ports));
  const statusOf = (path: string) => ports.ledger.of(recordingIdOf('recordings', path)).status;
  return {
    ...ports,
    list,
    statusOf,
    lines,
    replay: (body = '') => replay(body, { workflows, log: { error: (line) => lines.push(line) } }),
  };
}

/** Reading the properties of this blob fails. */
function failFor(path: string, { recordings }: ReturnType<typeof memoryPorts>, error: Error): void {
  const properties = recordings.properties.bind(recordings);
  recordings.properties = (blob) => (blob.path === path ? Promise.reject(error) : properties(blob));
}

describe('dead letters', () => {
  it('are shown with their reason', async () => {
    const { list } = await setUp('a.wav');
    expect(await list()).toEqual({
      status: 200,
      jsonBody: {
        deadLetters: [
          {
            id: 'letter-1',
            blob: { container: 'recordings', path: 'a.wav' },
            reason: 'Cosmos DB: away.',
            at: NOW,
          },
        ],
      },
    });
  });

  it('are all taken in when they are replayed, and gone', async () => {
    const { deadLetters, replay, statusOf } = await setUp('a.wav', 'b.wav');
    expect(await replay()).toEqual({ status: 200, jsonBody: { replayed: 2, failed: [] } });
    expect(['a.wav', 'b.wav'].map(statusOf)).toEqual(['queued', 'queued']);
    expect(deadLetters.all()).toEqual([]);
  });

  it('are taken in one by one when one is asked for', async () => {
    const { deadLetters, ledger, replay } = await setUp('a.wav', 'b.wav');
    expect((await replay('{"id": "letter-2"}')).jsonBody).toEqual({ replayed: 1, failed: [] });
    expect(ledger.all()).toEqual([objectWith({ path: 'b.wav' })]);
    expect(deadLetters.all()).toEqual([objectWith({ id: 'letter-1' })]);
  });

  it('stay when they fail again, and do not keep others from being taken in', async () => {
    const set = await setUp('a.wav', 'b.wav', 'c.wav');
    failFor('a.wav', set, BUSY);
    expect((await set.replay()).jsonBody).toEqual({
      replayed: 3,
      failed: [{ id: 'letter-1', reason: 'Storage: is busy.' }],
    });
    expect(set.deadLetters.all()).toEqual([objectWith({ id: 'letter-1' })]);
    expect(set.ledger.all()).toHaveLength(2);
  });

  it('do not show an error of unknown origin, which may hold a secret', async () => {
    const set = await setUp('a.wav');
    failFor('a.wav', set, new Error('connect with key abc123'));
    expect(JSON.stringify(await set.replay())).not.toContain('abc123');
    expect(set.lines).toEqual([textWith('dead letter letter-1: connect')]);
  });

  it('stay while one of the events in them fails', async () => {
    const set = await setUp('a.wav', 'b.wav');
    const both = (await set.deadLetters.list(9)).map((one): DeadLetter => ({ ...one, id: 'both' }));
    const removed: string[] = [];
    set.deadLetters.list = async () => both;
    set.deadLetters.remove = async (id) => void removed.push(id);
    failFor('b.wav', set, BUSY);
    expect((await set.replay()).jsonBody).toMatchObject({ replayed: 2, failed: [{ id: 'both' }] });
    expect(set.statusOf('a.wav')).toBe('queued');
    expect(removed).toEqual([]);
  });

  it('are refused by an id that there is not, and for a body that says something else', async () => {
    const { deadLetters, replay } = await setUp('a.wav');
    expect(await replay('{"id": "other"}')).toEqual({
      status: 404,
      jsonBody: { error: textWith('"other"') },
    });
    for (const body of ['all', '{"ids": []}', '{"id": 1}']) {
      expect(await replay(body)).toMatchObject({
        status: 400,
        jsonBody: { error: textWith('Send nothing to replay all') },
      });
    }
    expect(deadLetters.all()).toHaveLength(1);
  });
});
