import { makeOperator } from '../../../shared/activities/operator';
import { NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

const HOUR = 3_600_000;
const LATER = '2026-03-02T10:00:00.000Z';

function setUp() {
  const ports = memoryPorts();
  return { ...ports, operator: makeOperator(ports) };
}

describe('the operator’s word', () => {
  it('stands for all to read', async () => {
    const { operator } = setUp();
    expect(await operator.read()).toBeUndefined();
    const said = await operator.say({ stopped: true, note: 'month-end' });
    expect(said).toEqual({ stopped: true, since: NOW, note: 'month-end' });
    expect(await operator.read()).toEqual(said);
  });

  it('keeps what a new word does not speak of, and since when it holds', async () => {
    const { clock, operator } = setUp();
    await operator.say({ stopped: true, note: 'month-end' });
    clock.advance(HOUR);
    const extra = { audioHours: 5, tokens: 0 };
    expect(await operator.say({ extra })).toEqual({
      stopped: true,
      since: NOW,
      note: 'month-end',
      extra: { day: '2026-03-02', ...extra },
    });
    expect(await operator.say({ stopped: true })).toMatchObject({ since: NOW, note: 'month-end' });
    expect(await operator.say({ note: '' })).not.toHaveProperty('note');
  });

  it('drops the note of a stop with the stop', async () => {
    const { clock, operator } = setUp();
    await operator.say({ stopped: true, note: 'month-end' });
    clock.advance(HOUR);
    expect(await operator.say({ stopped: false })).toEqual({ stopped: false, since: LATER });
  });

  it('allows the same once, however often it is said', async () => {
    const { operator } = setUp();
    const extra = { audioHours: 5, tokens: 1000 };
    await operator.say({ extra });
    expect(await operator.say({ extra })).toMatchObject({
      stopped: false,
      extra: { day: '2026-03-02', ...extra },
    });
  });

  it('is agreed on when two speak at once', async () => {
    const { operator } = setUp();
    await Promise.all([
      operator.say({ stopped: true }),
      operator.say({ extra: { audioHours: 1, tokens: 0 } }),
    ]);
    expect(await operator.read()).toMatchObject({ stopped: true, extra: { audioHours: 1 } });
  });
});
