import { CosmosRefusal } from '../../../../local/cosmos/protocol';
import { RequestBudget } from '../../../../local/cosmos/request-budget';

function refusalOf(budget: RequestBudget): CosmosRefusal | undefined {
  try {
    budget.check();
    return undefined;
  } catch (error) {
    if (error instanceof CosmosRefusal) return error;
    throw error;
  }
}

describe('RequestBudget', () => {
  it('lets a second’s worth through at once, and one request may overdraw it', () => {
    const budget = new RequestBudget(10, () => 0);

    budget.check();
    budget.spend(9);
    budget.check();
    budget.spend(9);

    expect(refusalOf(budget)?.status).toBe(429);
  });

  it('says how long to wait, and keeps its word', () => {
    let now = 0;
    const budget = new RequestBudget(10, () => now);
    budget.spend(15);

    const refusal = refusalOf(budget);
    now += refusal?.details.retryAfterMs ?? 0;

    expect(refusal?.details).toEqual({ substatus: 3200, retryAfterMs: 501 });
    expect(refusalOf(budget)).toBeUndefined();
  });

  it('does not save up more than a second’s worth', () => {
    let now = 0;
    const budget = new RequestBudget(10, () => now);
    now = 60_000;

    budget.check();
    budget.spend(10);

    expect(refusalOf(budget)?.status).toBe(429);
  });
});
