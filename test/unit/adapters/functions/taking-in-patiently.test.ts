import { takingInPatiently } from '../../../../shared/adapters/functions/taking-in-patiently';
import { AppError, type Verdict } from '../../../../shared/domain/errors';

/** Fails so often, then gives a value. */
function failing(times: number, error: Error) {
  const state = { calls: 0 };
  const run = async () => {
    state.calls += 1;
    if (state.calls <= times) throw error;
    return 'taken in';
  };
  return { state, run };
}
const withVerdict = (verdict: Verdict) => new AppError('c', 'm', { verdict });

describe('taking in patiently', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each<Verdict>(['later', 'unsure'])('tries again when it failed with "%s"', async (verdict) => {
    const { state, run } = failing(3, withVerdict(verdict));
    const taken = takingInPatiently(run);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await taken).toBe('taken in');
    expect(state.calls).toBe(4);
  });

  it('gives up after six tries, and leaves the rest to the queue', async () => {
    const error = withVerdict('later');
    const { state, run } = failing(99, error);
    const taken = takingInPatiently(run).catch((thrown: unknown) => thrown);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(await taken).toBe(error);
    expect(state.calls).toBe(6);
  });

  it.each([
    ['with "blocked"', withVerdict('blocked')],
    ['with "never"', withVerdict('never')],
    ['by a defect', new RangeError('bug')],
  ])('does not try again when it failed %s', async (_what, error) => {
    const { state, run } = failing(99, error);
    await expect(takingInPatiently(run)).rejects.toBe(error);
    expect(state.calls).toBe(1);
  });
});
