import { killEveryActivity } from '../../support/chaos-stack/kill-every-activity';
import { MOMENTS } from '../../support/chaos-stack/kill-points';
import { PATIENCE_MS, Suite } from '../../support/chaos-stack/suite';

describe('a host that is killed', () => {
  const suite = new Suite();
  afterAll(() => suite.end());

  it.each(MOMENTS)(
    'loses nothing and does nothing twice: %s of every activity',
    async (moment) => {
      expect(await killEveryActivity(suite, moment)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
