import { activityNames, killAt, orchestratorNames } from '../../../support/chaos-stack/kill-points';
import { parseKillPoint } from '../../../../local/host/kill-point';

describe('kill points', () => {
  it('are derived from the contract', () => {
    expect(activityNames()).toEqual(
      expect.arrayContaining(['submitTranscription', 'collectTranscripts', 'closeJob']),
    );
    expect(orchestratorNames()).toEqual(expect.arrayContaining(['dispatch', 'transcribeBatch']));
    expect(orchestratorNames()).not.toContain('gathering');
  });

  it('are what the host understands', () => {
    expect(parseKillPoint(killAt.activity('closeJob', 'after-effect', 2))).toEqual({
      kind: 'activity',
      name: 'closeJob',
      moment: 'after-effect',
      passage: 2,
    });
    expect(parseKillPoint(killAt.orchestrator('dispatch', 'after-record')).kind).toBe(
      'orchestrator',
    );
    expect(parseKillPoint(killAt.trigger('sweep', 'before')).passage).toBe(1);
  });
});
