import { killEveryActivity } from '../../support/chaos-stack/kill-every-activity';
import { MOMENTS } from '../../support/chaos-stack/kill-points';
import { ALL, PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';

describe('a host that is killed', () => {
  const suite = new Suite();
  afterAll(() => suite.end());

  // After the effect and before its record is the worst; all three moments take ten minutes.
  it.each(ALL ? MOMENTS : (['after-effect'] as const))(
    'loses nothing and does nothing twice: %s of every activity',
    async (moment) => {
      expect(await killEveryActivity(suite, moment)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
