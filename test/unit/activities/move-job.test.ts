import { makeLanes } from '../../../shared/activities/lanes';
import { makeMoveJob } from '../../../shared/activities/move-job';
import type { Job } from '../../../shared/domain/job';
import { aClaimedRecord, aJob } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const reason = { code: 'speech_401', message: 'Check SPEECH_KEY.' };
const REFUSED = { lane: 'a', refusedBy: 'a' };

/** A job whose lane `a` has refused it; there are three lanes. */
function setUp(changes: Partial<Job> = {}) {
  const ports = memoryPorts();
  ports.transcribers.lanes = ['a', 'b', 'c'];
  ports.jobs.put(aJob('job-1', [aClaimedRecord('job-1')], { ...REFUSED, ...changes }));
  const move = (its = ports) =>
    makeMoveJob(its)({ jobId: 'job-1', reason }, { workflows: new RecordedWorkflows() });
  const occupy = async (lane: string) => {
    ports.jobs.put(aJob(`on-${lane}`, [], { lane, state: 'submitted' }));
    await makeLanes(ports).take(lane, `on-${lane}`);
  };
  const holderOf = async (lane: string) => (await ports.control.read('lane', lane))?.value.holder;
  return { ...ports, ports, move, occupy, holderOf };
}

describe('moving a job that its lane has refused', () => {
  it('gives it another lane that is free, and leaves the refusing one to nobody for a while', async () => {
    const { jobs, control, clock, ports, move, holderOf } = setUp();
    expect(await move()).toEqual({ lane: 'b' });
    expect(jobs.of('job-1')).toMatchObject({ lane: 'b', state: 'prepared' });
    expect(await holderOf('b')).toBe('job-1');
    expect((await control.read('lane', 'a'))?.value.trouble).toEqual({
      ...reason,
      until: '2026-03-02T09:10:00.000Z',
    });
    expect(await makeLanes(ports).sound(['a', 'b', 'c'], clock.now())).toEqual(['b', 'c']);
  });

  it('takes none that is busy, or in trouble itself', async () => {
    const { ports, move, occupy } = setUp();
    await occupy('b');
    expect(await move()).toEqual({ lane: 'c' });
    const other = setUp();
    await makeLanes(other.ports).note('b', reason, new Date('2026-03-02T09:00:01.000Z'));
    expect(await other.move()).toEqual({ lane: 'c' });
    expect(ports.jobs.of('job-1').lane).toBe('c');
  });

  it('keeps to the lanes that may have the audio', async () => {
    const profile = 'azure-speech;en-GB;channels;short;a+c';
    const { move, occupy, jobs } = setUp({ profile });
    expect(await move()).toEqual({ lane: 'c' });
    jobs.put({ ...jobs.of('job-1'), ...REFUSED });
    await jobs.update('job-1', { lane: 'a' });
    await occupy('c');
    expect(await move()).toEqual({ lane: null });
  });

  it('leaves it where it is when there is no other, noting the trouble all the same', async () => {
    const { jobs, control, move, occupy } = setUp();
    await occupy('b');
    await occupy('c');
    expect(await move()).toEqual({ lane: null });
    expect(jobs.of('job-1').lane).toBe('a');
    expect((await control.read('lane', 'a'))?.value.trouble).toMatchObject(reason);
  });

  it('lets nobody else have the lane that it goes to', async () => {
    const { ports, jobs, move } = setUp();
    ports.jobs.put(aJob('job-2', [], { lane: 'b', state: 'claiming' }));
    const ends = await Promise.all([move(), makeLanes(ports).take('b', 'job-2')]);
    const onB = [ends[0].lane === 'b', ends[1]];
    expect(onB.filter(Boolean)).toHaveLength(1);
    expect(jobs.of('job-1').lane).toBe(ends[0].lane);
  });

  it('does not share a lane with one that comes between its two writes', async () => {
    const { ports, jobs, control, move } = setUp();
    ports.jobs.put(aJob('job-2', [], { lane: 'b', state: 'claiming' }));
    const write = control.write.bind(control);
    let came = false;
    control.write = async (kind, name, value, tag) => {
      const written = await write(kind, name, value, tag);
      if (kind !== 'lane' || name !== 'b' || came) return written;
      came = true;
      expect(await makeLanes(ports).take('b', 'job-2')).toBe(false);
      return written;
    };
    expect(await move()).toEqual({ lane: 'b' });
    expect(came).toBe(true);
    expect(jobs.of('job-1').lane).toBe('b');
  });
});

describe('moving among several services', () => {
  it('stays with the service that the job was made for, and leaves the whole resource alone', async () => {
    const profile = 'speechmatics;en-GB;channels;short;any';
    const { ports, jobs, control } = setUp({ profile, lane: 'eu1#1', refusedBy: 'eu1#1' });
    const others = ports.transcribers;
    others.provider = (name = '') => ({
      ...{ name, capabilities: others.capabilities, on: () => others },
      lanes: name === 'speechmatics' ? ['eu1#1', 'eu1#2', 'us1#1'] : others.lanes,
    });
    const move = () =>
      makeMoveJob(ports)({ jobId: 'job-1', reason }, { workflows: new RecordedWorkflows() });
    expect(await move()).toEqual({ lane: 'us1#1' });
    expect((await control.read('lane', 'eu1'))?.value.trouble).toMatchObject(reason);
    expect((await control.read('lane', 'eu1#1'))?.value).toBeUndefined();

    await jobs.update('job-1', { refusedBy: 'us1#1' });
    expect(await move()).toEqual({ lane: null });
  });
});

describe('a job that is not moved', () => {
  it('is one that something else than its lane blocks', async () => {
    const { ports, jobs, control, move } = setUp();
    const { refusedBy: _by, ...unrefused } = jobs.of('job-1');
    ports.jobs.put(unrefused);
    expect(await move()).toEqual({ lane: null });
    expect(jobs.of('job-1').lane).toBe('a');
    expect(await control.read('lane', 'a')).toBeUndefined();
  });

  it.each<[string, Partial<Job>]>([
    ['has been submitted', { state: 'submitted', providerJobId: 'provider-1' }],
    ['is settled', { state: 'settled' }],
    ['may have been made by an attempt of unknown end', { unsure: true }],
    ['may have been made by an attempt cut off', { submitTriedAt: '2026-03-02T08:59:00.000Z' }],
  ])('is one that %s', async (_what, changes) => {
    const { jobs, move } = setUp(changes);
    expect(await move()).toEqual({ lane: null });
    expect(jobs.of('job-1').lane).toBe('a');
  });
});

describe('moving again', () => {
  it('gives the same lane when it is repeated', async () => {
    const { move } = setUp();
    expect(await move()).toEqual({ lane: 'b' });
    expect(await move()).toEqual({ lane: 'b' });
  });

  it('goes on to the next lane when that one refuses too, and not back', async () => {
    const { jobs, move } = setUp();
    await move();
    await jobs.update('job-1', { refusedBy: 'b' });
    expect(await move()).toEqual({ lane: 'c' });
    await jobs.update('job-1', { refusedBy: 'c' });
    expect(await move()).toEqual({ lane: null });
    expect(jobs.of('job-1').lane).toBe('c');
  });

  it('tries a lane anew when its time of trouble is over', async () => {
    const { jobs, clock, move } = setUp();
    await move();
    await jobs.update('job-1', { refusedBy: 'b' });
    await move();
    clock.advance(10 * 60_000);
    await jobs.update('job-1', { refusedBy: 'c' });
    expect(await move()).toEqual({ lane: 'a' });
  });

  it('ends on one lane that is its own, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, jobs, move, occupy, holderOf } = setUp();
      await occupy('b');
      await attempt(ports, (its) => move(its));
      expect(jobs.of('job-1').lane).toBe('c');
      expect(await holderOf('c')).toBe('job-1');
      expect(await holderOf('b')).toBe('on-b');
    });
    expect(points).toBeGreaterThanOrEqual(20);
  });
});
