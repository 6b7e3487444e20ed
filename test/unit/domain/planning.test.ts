import {
  lanesOf,
  planLots as planLotsOf,
  type LaneService,
  type Lot,
  type RunningJob,
  type WaitingHead,
} from '../../../shared/domain/planning';
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

const AZURE = 'azure-speech';
const free = (...names: string[]) => ({ all: names, free: names });
const isOn = (lane: string, length: LengthClass): RunningJob => ({
  lane,
  profile: profileOf({ length }),
});

/** Plans where there is one service, whose jobs may be large. */
function planLots(
  waiting: readonly WaitingHead[],
  lanes: { readonly all: readonly string[]; readonly free: readonly string[] },
  running: readonly RunningJob[],
): Lot[] {
  const azure = { name: AZURE, lanes: lanes.all, recordingsPerJob: 1000 };
  return planLotsOf(waiting, [azure], lanes.free, running);
}

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

describe('several services', () => {
  const SLOTS = Array.from({ length: 60 }, (_, index) => `eu1.example#${index + 1}`);
  const services: LaneService[] = [
    { name: AZURE, lanes: ['west', 'north'], recordingsPerJob: 1000 },
    { name: 'speechmatics', lanes: SLOTS, recordingsPerJob: 1 },
  ];
  const SINGLE = profileOf({ provider: 'speechmatics' });
  const all = ['west', 'north', ...SLOTS];

  it('get only what is theirs', () => {
    const lots = planLotsOf([aHead(SHORT), aHead(SINGLE, { count: 2 })], services, all, []);
    expect(lots.map(({ lane, profile }) => [lane, profile])).toEqual([
      ['west', SHORT],
      ['eu1.example#1', SINGLE],
      ['eu1.example#2', SINGLE],
    ]);
    expect(planLotsOf([aHead(SINGLE)], services, ['west', 'north'], [])).toEqual([]);
  });

  it('with one recording a job fill all their free lanes at once', () => {
    const twenty = SLOTS.slice(5, 25);
    const lots = planLotsOf([aHead(SINGLE, { count: 900 })], services, twenty, []);
    expect(lots.map(({ lane }) => lane)).toEqual(twenty);
    expect(new Set(lots.map(({ most }) => most))).toEqual(new Set([1]));
  });

  it('get no more in one plan than one history has room for', () => {
    const lots = planLotsOf([aHead(SINGLE, { count: 900 }), aHead(SHORT)], services, all, []);
    expect(lots).toHaveLength(50);
  });

  it('count only their own long recordings', () => {
    const running = [isOn('west', 'long')];
    const long = profileOf({ provider: 'speechmatics', length: 'long' });
    expect(planLotsOf([aHead(long, { count: 2 })], services, SLOTS, running)).toHaveLength(2);
    expect(planLotsOf([aHead(LONG)], services, ['north'], running)).toEqual([]);
  });

  it('offer all lanes of a resource that a profile allows, and no others', () => {
    const eu = profileOf({ provider: 'speechmatics', lanes: ['eu1.example'] });
    expect(lanesOf(eu, services)).toEqual(SLOTS);
    expect(lanesOf(profileOf({ provider: 'speechmatics', lanes: ['us1'] }), services)).toEqual([]);
    expect(lanesOf(profileOf({ provider: 'gone' }), services)).toEqual([]);
  });
});
