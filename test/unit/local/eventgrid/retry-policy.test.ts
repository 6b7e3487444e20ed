import {
  EVENT_GRID_RETRY_POLICY as POLICY,
  nextStep,
  type Outcome,
} from '../../../../local/eventgrid/retry-policy';

const FAILED: Outcome = { kind: 'failed', reason: 'The endpoint answered 500.' };
const REFUSED: Outcome = { kind: 'refused', reason: 'Nothing answers at the endpoint.' };
const NEW = { attempts: 0, refusals: 0, ageMs: 0 };

describe('nextStep', () => {
  it('is done after a delivery', () => {
    expect(nextStep({ kind: 'delivered' }, NEW, POLICY)).toEqual({ kind: 'done' });
  });

  it.each([
    [0, 10_000],
    [1, 30_000],
    [2, 60_000],
    [3, 300_000],
    [9, 43_200_000],
    [20, 43_200_000],
  ])('retries after %i earlier failures in %i ms', (attempts, afterMs) => {
    expect(nextStep(FAILED, { ...NEW, attempts }, POLICY)).toEqual({
      kind: 'retry',
      afterMs,
      counts: 'attempt',
    });
  });

  it.each([
    [0, 500],
    [1, 1000],
    [2, 2000],
    [3, 5000],
    [500, 5000],
  ])('comes back soon when nobody listened, %i times before, in %i ms', (refusals, afterMs) => {
    expect(nextStep(REFUSED, { ...NEW, refusals }, POLICY)).toEqual({
      kind: 'retry',
      afterMs,
      counts: 'refusal',
    });
  });

  it('dead-letters what is rejected, without another try', () => {
    expect(nextStep({ kind: 'rejected', reason: 'It answered 401.' }, NEW, POLICY)).toEqual({
      kind: 'deadLetter',
      reason: 'It answered 401.',
    });
  });

  it('gives up after thirty attempts, and refused connections are none', () => {
    const step = nextStep(FAILED, { ...NEW, attempts: 29 }, POLICY);

    expect(step).toEqual({
      kind: 'deadLetter',
      reason: 'Given up after 30 attempts. The endpoint answered 500.',
    });
    expect(nextStep(REFUSED, { ...NEW, refusals: 1000 }, POLICY).kind).toBe('retry');
  });

  it.each([FAILED, REFUSED])('gives up after a day: $kind', (outcome) => {
    const step = nextStep(outcome, { ...NEW, ageMs: POLICY.timeToLiveMs }, POLICY);

    expect(step.kind).toBe('deadLetter');
  });
});
