import { LANE_BUSY, type JobState } from '../../../shared/domain/job';

describe('LANE_BUSY', () => {
  it.each<[JobState, boolean]>([
    ['prepared', true],
    ['submitted', true],
    ['collected', true],
    ['released', false],
    ['closed', false],
  ])('a job that is %s keeps its lane: %s', (state, busy) => {
    expect(LANE_BUSY.includes(state)).toBe(busy);
  });
});
