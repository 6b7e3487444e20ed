import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durableFigures } from '../../../bench/count/durable-events';
import { ModelTally } from '../../../bench/count/model-calls';
import { speechFigures } from '../../../bench/count/speech-requests';
import { EventType, unnumbered, type Message } from '../../../local/host/durable/protocol/history';
import { openStore } from '../../../local/host/durable/store/sqlite-store';
import type { EpisodeResult, Instance } from '../../../local/host/durable/store/store';
import type { JournalEntry } from '../../../local/speech';

const call = (operation: string, status: number, jobId = 'j1') => ({
  kind: 'call' as const,
  operation,
  status,
  jobId,
});

describe('Speech requests', () => {
  it('are counted by operation, refused ones apart, and results as downloads', () => {
    const entries = [
      call('webhook', 201),
      call('submit', 201),
      call('submit', 429, 'j2'),
      call('submit', 201, 'j2'),
      call('get', 200),
      call('result', 200),
      call('result', 200),
      call('delete', 204),
      call('delete', 204),
    ];

    expect(speechFigures(journal(entries))).toEqual({
      requests: { submit: 2, throttled: 1, get: 1, result: 2, delete: 2 },
      total: 8,
      withoutDownloads: 6,
      jobs: 2,
      jobsLeft: 1,
      transcribedAgain: 0,
    });
  });

  it('show recordings that the service transcribed twice', () => {
    const file = (source: string, status: string) => ({
      kind: 'file' as const,
      operation: 'status',
      status,
      details: { source },
    });
    const entries = [
      file('a.wav', 'Running'),
      file('a.wav', 'Succeeded'),
      file('b.wav', 'Failed'),
      file('b.wav', 'Succeeded'),
      file('a.wav', 'Succeeded'),
    ];

    expect(speechFigures(journal(entries)).transcribedAgain).toBe(1);
  });
});

describe('model calls', () => {
  it('are told apart by how they were answered', () => {
    const tally = new ModelTally();
    const entry = { time: '', path: '', model: null, schema: null, error: null, fault: null };
    for (const status of [200, 200, 429, 500, null]) {
      tally.add({ ...entry, status, promptTokens: 10, completionTokens: 2, durationMs: 1 });
    }

    expect(tally.figures()).toEqual({
      calls: 5,
      answered: 2,
      throttled: 1,
      refused: 2,
      promptTokens: 20,
      completionTokens: 4,
    });
  });
});

describe('durable events', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'durable-events-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are those of all executions, of ended, renewed and running ones', () => {
    const file = join(folder, 'state.sqlite');
    const store = openStore(file);
    const begin = (id: string) => {
      store.create(instance(id), event('start'));
      return store.nextMessage(id, false)?.messageId ?? -1;
    };
    store.commit(result(instance('one', { status: 'Completed' }), begin('one'), 3));
    store.commit({ ...result(instance('two'), begin('two'), 5), renewed: [event('again')] });
    store.commit(result(instance('two'), store.nextMessage('two', false)?.messageId ?? -1, 2));
    store.commit(result(instance('other', { name: 'other' }), begin('other'), 1));
    store.close();

    const { orchestrators, events, mostEvents, messages } = durableFigures(file);

    expect({ events, mostEvents, messages }).toEqual({ events: 11, mostEvents: 5, messages: 4 });
    expect(orchestrators.map(({ name, executions, events: of }) => [name, executions, of])).toEqual(
      [
        ['main', 3, 10],
        ['other', 1, 1],
      ],
    );
  });
});

function journal(entries: readonly Omit<JournalEntry, 'sequence' | 'time'>[]): JournalEntry[] {
  return entries.map((entry, index) => ({ sequence: index + 1, time: '', ...entry }));
}

function instance(id: string, more: Partial<Instance> = {}): Instance {
  const at = new Date(0).toISOString();
  return {
    id,
    executionId: `${id}-1`,
    name: 'main',
    version: '',
    status: 'Running',
    input: null,
    output: null,
    customStatus: null,
    createdAt: at,
    updatedAt: at,
    ...more,
  };
}

function event(name: string): Message {
  return { EventType: EventType.EventRaised, ...unnumbered(new Date(0)), Name: name, Input: null };
}

function result(of: Instance, consumed: number, events: number): EpisodeResult {
  return {
    instance: of,
    consumed,
    events: Array.from({ length: events }, (_, index) => event(String(index))),
    activities: [],
    timers: [],
    cancelledTimers: [],
    children: [],
    notices: [],
  };
}
