import { LANE_BUSY, SETTLED, type JobState } from '../../../shared/domain/job';

describe('LANE_BUSY', () => {
  it.each<[JobState, boolean]>([
    ['claiming', true],
    ['prepared', true],
    ['submitted', true],
    ['settled', true],
    ['released', false],
    ['closed', false],
  ])('a job that is %s keeps its lane: %s', (state, busy) => {
    expect(LANE_BUSY.includes(state)).toBe(busy);
  });
});

describe('SETTLED', () => {
  it.each<[JobState, boolean]>([
    ['claiming', false],
    ['prepared', false],
    ['submitted', false],
    ['settled', true],
    ['released', true],
    ['closed', true],
  ])('a job that is %s has nothing to ask of the provider: %s', (state, settled) => {
    expect(SETTLED.includes(state)).toBe(settled);
  });
});
