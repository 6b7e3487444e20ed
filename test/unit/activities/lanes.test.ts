import { makeLanes } from '../../../shared/activities/lanes';
import { aJob, NOW } from '../../support/app/builders';
import { memoryPorts } from '../../support/app/memory-ports';

const LATER = new Date('2026-03-02T09:10:00.000Z');
const reason = { code: 'speech_401', message: 'Check SPEECH_KEY.' };

function setUp() {
  const ports = memoryPorts();
  const holderOf = async (lane: string) => (await ports.control.read('lane', lane))?.value.holder;
  return { ...ports, ports, lanes: makeLanes(ports), holderOf };
}

describe('taking a lane', () => {
  it('is granted to one of two takers', async () => {
    const { lanes, jobs, holderOf } = setUp();
    jobs.put(aJob('job-1', [], { lane: 'a' }), aJob('job-2', [], { lane: 'a' }));
    const ends = await Promise.all([lanes.take('a', 'job-1'), lanes.take('a', 'job-2')]);
    expect(ends.toSorted()).toEqual([false, true]);
    expect(await holderOf('a')).toBe(ends[0] ? 'job-1' : 'job-2');
  });

  it('tells its holder the same again', async () => {
    const { lanes, jobs } = setUp();
    jobs.put(aJob('job-1', [], { lane: 'a' }));
    expect(await lanes.take('a', 'job-1')).toBe(true);
    expect(await lanes.take('a', 'job-1')).toBe(true);
  });

  it.each(['claiming', 'prepared', 'submitted', 'settled'] as const)(
    'is refused while its holder is %s',
    async (state) => {
      const { lanes, jobs, holderOf } = setUp();
      jobs.put(aJob('job-1', [], { lane: 'a', state }));
      await lanes.take('a', 'job-1');
      expect(await lanes.take('a', 'job-2')).toBe(false);
      expect(await holderOf('a')).toBe('job-1');
    },
  );

  it.each(['released', 'closed'] as const)(
    'is granted when its holder is %s, without being given back',
    async (state) => {
      const { lanes, jobs, holderOf } = setUp();
      jobs.put(aJob('job-1', [], { lane: 'a', state }));
      await lanes.take('a', 'job-1');
      expect(await lanes.take('a', 'job-2')).toBe(true);
      expect(await holderOf('a')).toBe('job-2');
    },
  );

  it('is granted when its holder has gone to another lane, or was never written down', async () => {
    const { lanes, jobs } = setUp();
    jobs.put(aJob('job-1', [], { lane: 'b', state: 'submitted' }));
    await lanes.take('a', 'job-1');
    expect(await lanes.take('a', 'job-2')).toBe(true);
    expect(await lanes.take('a', 'job-3')).toBe(true);
  });
});

describe('trouble of a lane', () => {
  it('keeps it from others until its time is over', async () => {
    const { lanes, clock } = setUp();
    await lanes.note('a', reason, LATER);
    expect(await lanes.sound(['a', 'b'], clock.now())).toEqual(['b']);
    expect(await lanes.sound(['a', 'b'], new Date(LATER.getTime() - 1))).toEqual(['b']);
    expect(await lanes.sound(['a', 'b'], LATER)).toEqual(['a', 'b']);
  });

  it('changes nothing about who has it', async () => {
    const { lanes, jobs, control } = setUp();
    jobs.put(aJob('job-1', [], { lane: 'a' }));
    await lanes.take('a', 'job-1');
    await lanes.note('a', reason, LATER);
    expect((await control.read('lane', 'a'))?.value).toEqual({
      holder: 'job-1',
      trouble: { ...reason, until: LATER.toISOString() },
    });
    await jobs.update('job-1', { state: 'closed' });
    await lanes.take('a', 'job-2');
    expect(await lanes.sound(['a'], new Date(NOW))).toEqual([]);
  });
});
