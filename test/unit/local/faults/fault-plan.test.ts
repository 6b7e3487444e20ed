import { z } from 'zod';
import { FaultPlan } from '../../../../local/faults/fault-plan';
import { schedule } from '../../../../local/faults/schedule';

const faultSchema = z.strictObject({ at: z.string(), action: z.string(), ...schedule });
const plan = () => new FaultPlan(faultSchema);
const at = (place: string) => (fault: z.output<typeof faultSchema>) =>
  fault.at === place ? fault.action : undefined;

describe('FaultPlan', () => {
  it('strikes once unless told otherwise', () => {
    const faults = plan();
    faults.add({ at: 'door', action: 'slam' });

    expect([faults.strike(at('door')), faults.strike(at('door'))]).toEqual(['slam', undefined]);
    expect(faults.list()).toEqual([]);
  });

  it('lets chances pass, then strikes as often as told', () => {
    const faults = plan();
    faults.add({ at: 'door', action: 'slam', skip: 1, times: 2 });

    const strikes = Array.from({ length: 5 }, () => faults.strike(at('door')));

    expect(strikes).toEqual([undefined, 'slam', 'slam', undefined, undefined]);
    expect(faults.strikes()).toBe(2);
  });

  it('strikes always until it is disarmed, and remembers how often', () => {
    const faults = plan();
    faults.add({ at: 'door', action: 'slam', times: 'always' });
    for (let knock = 0; knock < 100; knock += 1) faults.strike(at('door'));

    faults.clear();

    expect(faults.strike(at('door'))).toBeUndefined();
    expect(faults.strikes()).toBe(100);
  });

  it('keeps the chances of a fault for where it belongs', () => {
    const faults = plan();
    faults.add({ at: 'door', action: 'slam', skip: 1 }, { at: 'window', action: 'break' });

    expect(faults.strike(at('window'))).toBe('break');
    expect(faults.strike(at('door'))).toBeUndefined();
    expect(faults.strike(at('door'))).toBe('slam');
  });

  it('strikes with the younger one while the older lets a chance pass', () => {
    const faults = plan();
    faults.add({ at: 'door', action: 'slam', skip: 1 }, { at: 'door', action: 'creak' });

    expect([1, 2, 3].map(() => faults.strike(at('door')))).toEqual(['creak', 'slam', undefined]);
  });

  it('arms nothing of a list with a malformed fault', () => {
    const faults = plan();

    expect(() =>
      faults.add({ at: 'door', action: 'slam' }, { at: 'door', action: 'slam', times: 0 }),
    ).toThrow();
    expect(faults.list()).toEqual([]);
  });
});
