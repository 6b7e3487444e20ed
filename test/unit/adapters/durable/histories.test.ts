import type { DurableClient, OrchestrationFilter } from 'durable-functions';
import { makeHistories } from '../../../../shared/adapters/durable/histories';

const FROM = new Date('1970-01-01T00:00:00.000Z');
const TO = new Date('2026-02-16T09:00:00.000Z');

function setUp(answer: number | Error) {
  const asked: OrchestrationFilter[] = [];
  const client: Pick<DurableClient, 'purgeInstanceHistoryBy'> = {
    async purgeInstanceHistoryBy(filter) {
      asked.push(filter);
      if (answer instanceof Error) throw answer;
      return { instancesDeleted: answer };
    },
  };
  return { asked, histories: makeHistories(client as DurableClient) };
}

describe('the histories of orchestrations', () => {
  it('forgets those that are over, however they ended, and says how many', async () => {
    const { asked, histories } = setUp(7);
    expect(await histories.purge(FROM, TO)).toBe(7);
    expect(asked).toEqual([
      {
        createdTimeFrom: FROM,
        createdTimeTo: TO,
        runtimeStatus: ['Completed', 'Failed', 'Terminated'],
      },
    ]);
  });

  it('says that it is away when it is', async () => {
    const { histories } = setUp(new Error('connect ECONNREFUSED'));
    await expect(histories.purge(FROM, TO)).rejects.toMatchObject({
      code: 'durable_unreachable',
      verdict: 'later',
    });
  });
});
