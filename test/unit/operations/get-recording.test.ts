import { markedForDeletion, tombstone } from '../../../shared/domain/deletion';
import { ServiceError } from '../../../shared/domain/errors';
import { makeGetRecording } from '../../../shared/operations/get-recording';
import { aClaimedRecord, aRecord, NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';
import { objectWith, textWith } from '../../support/app/matching';

const RETENTION = {
  softDelete: 7,
  cosmosBackup: 30,
  telemetry: 31,
  history: 14,
  document: 0,
  jobDocument: 32,
};
const DONE = '2026-03-02T10:00:00.000Z';
const marked = markedForDeletion(aClaimedRecord('job-1'), NOW, ['job-1']);

function setUp() {
  const ports = memoryPorts();
  return { ledger: ports.ledger, get: makeGetRecording(ports, RETENTION) };
}

describe('asking for a recording', () => {
  it('gives its state and its result', async () => {
    const { ledger, get } = setUp();
    ledger.put(aRecord());
    expect(await get(aRecord().id)).toMatchObject({
      status: 200,
      jsonBody: { status: 'queued', result: null },
    });
  });

  it('says that there is none', async () => {
    expect(await setUp().get('unknown')).toEqual({
      status: 404,
      jsonBody: { error: 'There is no recording with the id "unknown".' },
    });
  });

  it('says that the ledger is away, and when to come again', async () => {
    const { ledger, get } = setUp();
    const busy = { verdict: 'later', retryAfterMs: 1200 } as const;
    ledger.read = () => Promise.reject(new ServiceError('Cosmos DB', 'c', 'is busy.', busy));
    expect(await get('any')).toEqual({
      status: 503,
      jsonBody: { error: 'Cosmos DB: is busy.' },
      headers: { 'retry-after': '2' },
    });
    ledger.read = () => Promise.reject(new RangeError('a defect'));
    await expect(get('any')).rejects.toThrow('a defect');
  });
});

describe('the receipt of a deletion', () => {
  it('says what it waits for, and cannot promise dates yet', async () => {
    const { ledger, get } = setUp();
    ledger.put(marked);
    const before = await get(marked.id);
    expect(before).toMatchObject({
      status: 200,
      jsonBody: {
        id: marked.id,
        status: 'deleting',
        requestedAt: NOW,
        gone: [{ since: NOW }],
        pending: [
          textWith('audio'),
          textWith('transcripts'),
          textWith('results'),
          textWith('title'),
          textWith('job-1'),
        ],
        expires: [
          { days: 7 },
          { days: 30 },
          { days: 32 },
          { days: 15 },
          { days: 31 },
          { days: 90 },
        ],
      },
    });
    expect(JSON.stringify(before.jsonBody)).not.toContain('"by"');
    ledger.put({ ...marked, deletion: { requestedAt: NOW, erasedAt: DONE, jobIds: ['a', 'b'] } });
    expect((await get(marked.id)).jsonBody).toMatchObject({
      gone: [{ since: DONE }, { since: DONE }, { since: DONE }, { since: DONE }],
      pending: [textWith('jobs a, b')],
    });
  });

  it('says why it does not go on', async () => {
    const { ledger, get } = setUp();
    ledger.put({ ...marked, reason: { code: 'storage_409', message: 'Lift the legal hold.' } });
    expect((await get(marked.id)).jsonBody).toMatchObject({ problem: 'Lift the legal hold.' });
  });

  it('says when it is complete what is gone, and what expires when', async () => {
    const { ledger, get } = setUp();
    ledger.put(tombstone(marked, DONE));
    const { status, jsonBody } = await get(marked.id);
    expect(status).toBe(410);
    expect(jsonBody).toMatchObject({ status: 'deleted', completedAt: DONE, pending: [] });
    expect(jsonBody).toMatchObject({
      expires: [
        { what: textWith('soft delete'), days: 7, by: '2026-03-09T10:00:00.000Z' },
        { what: textWith('backups'), days: 30, by: '2026-04-01T10:00:00.000Z' },
        { what: textWith('jobs'), days: 32 },
        { what: textWith('histories'), days: 15, by: '2026-03-17T10:00:00.000Z' },
        { what: textWith('telemetry'), days: 31 },
        { what: textWith('late events'), days: 90 },
      ],
    });
  });

  it('speaks of the speech service’s copies only where it had any', async () => {
    const { ledger, get } = setUp();
    const copies = objectWith({ what: textWith("speech service's copies") });
    const erasedAt = NOW;
    ledger.put(
      tombstone({ ...marked, deletion: { requestedAt: NOW, erasedAt, jobIds: ['j'] } }, DONE),
    );
    expect((await get(marked.id)).jsonBody).toHaveProperty(
      'gone',
      expect.arrayContaining([copies]),
    );
    ledger.put(tombstone({ ...marked, deletion: { requestedAt: NOW, erasedAt } }, DONE));
    expect((await get(marked.id)).jsonBody).toHaveProperty(
      'gone',
      expect.not.arrayContaining([copies]),
    );
  });
});
