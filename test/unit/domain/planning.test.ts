import { planLots, type RunningJob, type WaitingHead } from '../../../shared/domain/planning';
import { profileKey, type LengthClass, type Profile } from '../../../shared/domain/profile';

function profileOf(changes: Partial<Profile> = {}): string {
  return profileKey({
    provider: 'azure-speech',
    locale: 'en-GB',
    candidateLocales: [],
    separation: 'channels',
    maxSpeakers: 2,
    profanity: 'None',
    length: 'short',
    lanes: [],
    ...changes,
  });
}

const SHORT = profileOf();
const MEDIUM = profileOf({ length: 'medium' });
const LONG = profileOf({ length: 'long' });

function aHead(profile: string, changes: Partial<WaitingHead> = {}): WaitingHead {
  return {
    profile,
    priority: 'normal',
    waitsSince: '2026-03-02T09:00:00.000Z',
    count: 10,
    ...changes,
  };
}

const free = (...names: string[]) => ({ all: names, free: names });
const isOn = (lane: string, length: LengthClass): RunningJob => ({
  lane,
  profile: profileOf({ length }),
});

describe('planning lots', () => {
  it('plans nothing where nothing waits or no lane is free', () => {
    expect(planLots([], free('a', 'b'), [])).toEqual([]);
    expect(planLots([aHead(SHORT)], { all: ['a'], free: [] }, [isOn('a', 'short')])).toEqual([]);
  });

  it('gives a lane to who waits longest', () => {
    const waiting = [
      aHead(SHORT, { waitsSince: '2026-03-02T09:00:05.000Z' }),
      aHead(MEDIUM, { waitsSince: '2026-03-02T09:00:01.000Z' }),
    ];
    expect(planLots(waiting, free('a'), [])).toEqual([
      { lane: 'a', profile: MEDIUM, priority: 'normal', most: 50 },
    ]);
  });

  it('lets today’s go before an archive that has waited for longer', () => {
    const waiting = [
      aHead(SHORT, { priority: 'low', waitsSince: '2020-01-01T00:00:00.000Z', count: 9000 }),
      aHead(SHORT),
    ];
    expect(planLots(waiting, free('a'), [])).toMatchObject([{ lane: 'a', priority: 'normal' }]);
    expect(planLots(waiting, free('a', 'b'), [])).toMatchObject([
      { lane: 'a', priority: 'normal' },
      { lane: 'b', priority: 'low' },
    ]);
  });

  it('has as many lanes share what waits as there are, but makes no small jobs', () => {
    const lots = planLots([aHead(SHORT, { count: 901 })], free('a', 'b', 'c'), []);
    expect(lots.map(({ lane, most }) => [lane, most])).toEqual([
      ['a', 301],
      ['b', 301],
      ['c', 301],
    ]);
    const few = planLots([aHead(SHORT, { count: 60 })], free('a', 'b', 'c'), []);
    expect(few.map(({ lane, most }) => [lane, most])).toEqual([
      ['a', 50],
      ['b', 50],
    ]);
    expect(planLots([aHead(SHORT, { count: 50 })], free('a', 'b', 'c'), [])).toHaveLength(1);
  });

  it('gives no lane twice', () => {
    const waiting = [aHead(SHORT), aHead(MEDIUM), aHead(profileOf({ locale: 'de-DE' }))];
    expect(planLots(waiting, free('a', 'b'), []).map(({ lane }) => lane)).toEqual(['a', 'b']);
  });
});

describe('an allow-list of lanes', () => {
  const EU = profileOf({ lanes: ['eu-1', 'eu-2'] });

  it('is kept, however many others are free', () => {
    const lots = planLots([aHead(EU, { count: 900 })], free('us', 'eu-2'), []);
    expect(lots).toEqual([{ lane: 'eu-2', profile: EU, priority: 'normal', most: 900 }]);
    expect(planLots([aHead(EU)], free('us'), [])).toEqual([]);
  });

  it('holds nobody up who may go elsewhere', () => {
    const waiting = [aHead(EU, { waitsSince: '2026-03-02T08:00:00.000Z' }), aHead(SHORT)];
    expect(planLots(waiting, free('us'), [])).toMatchObject([{ lane: 'us', profile: SHORT }]);
  });
});

describe('long recordings', () => {
  it('have the only lane there is', () => {
    expect(planLots([aHead(LONG)], free('a'), [])).toMatchObject([{ lane: 'a', profile: LONG }]);
  });

  it('never have all of several lanes, though nothing else waits', () => {
    const lots = planLots([aHead(LONG, { count: 900 })], free('a', 'b', 'c'), []);
    expect(lots.map(({ lane }) => lane)).toEqual(['a', 'b']);
  });

  it('leave the last lane alone where others of them run already', () => {
    const lanes = { all: ['a', 'b', 'c'], free: ['b', 'c'] };
    expect(planLots([aHead(LONG)], lanes, [isOn('a', 'long')])).toMatchObject([{ lane: 'b' }]);
    const last = { all: ['a', 'b', 'c'], free: ['c'] };
    const running = [isOn('a', 'long'), isOn('b', 'long')];
    expect(planLots([aHead(LONG)], last, running)).toEqual([]);
    expect(planLots([aHead(LONG), aHead(SHORT)], last, running)).toMatchObject([
      { lane: 'c', profile: SHORT },
    ]);
    expect(planLots([aHead(LONG)], last, [isOn('a', 'short'), isOn('b', 'medium')])).toHaveLength(
      1,
    );
  });
});
