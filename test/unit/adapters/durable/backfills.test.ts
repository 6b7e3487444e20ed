import type { DurableClient, DurableOrchestrationStatus } from 'durable-functions';
import { makeBackfills } from '../../../../shared/adapters/durable/backfills';
import { toBackfillRun } from '../../../../shared/adapters/durable/to-backfill-run';
import { backfillIdOf, BEGINNING } from '../../../../shared/domain/backfill';
import { objectWith } from '../../../support/app/matching';

const ARCHIVE = { container: 'archive', prefix: '2024/', todayFrom: null };
const ID = backfillIdOf(ARCHIVE);

function aStatus(changes: object = {}): DurableOrchestrationStatus {
  return {
    name: 'backfill',
    instanceId: ID,
    runtimeStatus: 'Running',
    input: { ...ARCHIVE, state: BEGINNING },
    customStatus: BEGINNING.progress,
    output: null,
    createdTime: '2026-03-02T09:00:00Z',
    lastUpdatedTime: '2026-03-02T09:00:01Z',
    ...changes,
  } as unknown as DurableOrchestrationStatus;
}

type Method = 'startNew' | 'getStatus' | 'getStatusBy' | 'terminate';

function setUp(answers: Partial<Pick<DurableClient, Method>> = {}) {
  const calls: unknown[][] = [];
  const client: Pick<DurableClient, Method> = {
    startNew: async (name, options) => {
      calls.push([name, options]);
      return ID;
    },
    getStatus: async () => aStatus(),
    getStatusBy: async (filter) => {
      calls.push([filter]);
      return [aStatus(), aStatus({ name: 'transcribeBatch', instanceId: 'job-1', input: {} })];
    },
    terminate: async (id) => void calls.push([id]),
    ...answers,
  };
  return { calls, backfills: makeBackfills(client as DurableClient) };
}

const failing = (message: string) => () => Promise.reject(new Error(message));
const UNREACHABLE = { verdict: 'later', code: 'durable_unreachable' };

describe('backfills by the Durable client', () => {
  it('start under an id that follows the archive', async () => {
    const { calls, backfills } = setUp();
    await backfills.start(ARCHIVE);
    expect(calls).toEqual([['backfill', { instanceId: ID, input: ARCHIVE }]]);
  });

  it.each(['status code: 409', 'status code: 500: an instance … already exists'])(
    'are joined when one runs: %s',
    async (message) => {
      const { backfills } = setUp({ startNew: failing(message) });
      await expect(backfills.start(ARCHIVE)).resolves.toBeUndefined();
    },
  );

  it('are unknown where the extension says 404, or where the instance is something else', async () => {
    const missing = setUp({ getStatus: failing('replied with HTTP 404 response') });
    expect(await missing.backfills.read(ID)).toBeUndefined();
    const other = setUp({ getStatus: async () => aStatus({ name: 'transcribeBatch' }) });
    expect(await other.backfills.read(ID)).toBeUndefined();
  });

  it('are listed by their name, of the instances that are not over', async () => {
    const { calls, backfills } = setUp();
    expect(await backfills.running()).toMatchObject([{ id: ID, container: 'archive' }]);
    const runtimeStatus = ['Pending', 'Running', 'ContinuedAsNew', 'Suspended'];
    expect(calls).toEqual([[{ runtimeStatus }]]);
  });

  it('are cancelled by ending the instance; one that is gone is cancelled already', async () => {
    const { calls, backfills } = setUp();
    await backfills.cancel(ID);
    expect(calls).toEqual([[ID]]);
    const gone = setUp({ terminate: failing(`No instance with ID '${ID}' found.`) });
    await expect(gone.backfills.cancel(ID)).resolves.toBeUndefined();
  });

  it('ask to be tried later when the extension is away', async () => {
    const away = failing('fetch failed');
    const { backfills } = setUp({
      ...{ startNew: away, getStatus: away, getStatusBy: away, terminate: away },
    });
    const attempts = [
      backfills.start(ARCHIVE),
      backfills.read(ID),
      backfills.running(),
      backfills.cancel(ID),
    ];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toThrow(objectWith(UNREACHABLE) as Error);
    }
  });
});

describe('the status of a backfill', () => {
  const reason = { code: 'crowded', message: 'Wait.' };
  const waiting = { ...BEGINNING.progress, waitsFor: reason };
  const gaveUp = { ...BEGINNING.progress, gaveUp: reason };

  it.each([
    ['Pending', null, 'running'],
    ['Pending', '', 'running'],
    ['Running', BEGINNING.progress, 'running'],
    ['ContinuedAsNew', BEGINNING.progress, 'running'],
    ['Running', waiting, 'waiting'],
    ['Completed', BEGINNING.progress, 'done'],
    ['Completed', gaveUp, 'failed'],
    ['Failed', BEGINNING.progress, 'failed'],
    ['Terminated', waiting, 'cancelled'],
  ])('of an instance that is %s with %j is %s', (runtimeStatus, customStatus, standing) => {
    expect(toBackfillRun(aStatus({ runtimeStatus, customStatus })).standing).toBe(standing);
  });

  it('says where to look when it broke', () => {
    const { progress } = toBackfillRun(aStatus({ runtimeStatus: 'Failed' }));
    expect(progress.gaveUp).toMatchObject({ code: 'internal_error' });
  });

  it('has its times in one form, whether the client gives texts or dates', () => {
    const createdTime = new Date('2026-03-02T09:00:00Z');
    const startedAt = '2026-03-02T09:00:00.000Z';
    expect(toBackfillRun(aStatus())).toMatchObject({ startedAt });
    expect(toBackfillRun(aStatus({ createdTime }))).toMatchObject({ startedAt });
  });

  it('is refused when it is none that a backfill gives', () => {
    expect(() => toBackfillRun(aStatus({ customStatus: { taken: -1 } }))).toThrow(
      'not in the documented shape (status of a backfill)',
    );
  });
});
