import { DISPATCH } from '../../shared/workflow/contract';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';

const MONO = {
  kind: 'audio',
  format: { kind: 'wav', codec: 'PCM', channels: 1, estimatedSeconds: 60 },
} as const;

async function landMany(app: AppWorld, count: number, prefix: string): Promise<void> {
  for (let index = 0; index < count; index += 1) await app.land(`${prefix}-${index}.wav`);
}

/** Sizes of the jobs so far. */
const sizes = (app: AppWorld) => app.ports.jobs.all().map(({ manifest }) => manifest.length);

describe('gathering', () => {
  it('puts recordings that land together into one job', async () => {
    const app = new AppWorld();
    await landMany(app, 30, 'call');
    await app.liveToTheEnd();
    expect(sizes(app)).toEqual([30]);
  });

  it('lets recordings gather while the lane is busy, and takes them all when it frees', async () => {
    const app = new AppWorld();
    await app.land('first.wav');
    await app.world.advance(10 * SECOND);
    for (let index = 0; index < 40; index += 1) {
      await app.land(`later-${index}.wav`);
      await app.world.advance(SECOND);
    }
    await app.liveToTheEnd();
    expect(sizes(app)).toEqual([1, 40]);
  });

  it('brings 120 recordings of two profiles through one lane, a job each at a time', async () => {
    const app = new AppWorld();
    await landMany(app, 60, 'stereo');
    app.ports.inspector.sees = MONO;
    await landMany(app, 60, 'mono');

    const lanes = new Set<number>();
    for (let minute = 0; minute < 60; minute += 1) {
      await app.live(MINUTE);
      lanes.add((await app.ports.jobs.running()).length);
    }
    expect(app.statuses()).toEqual({ completed: 120 });
    expect(sizes(app)).toEqual([60, 60]);
    expect(new Set(app.ports.jobs.all().map(({ profile }) => profile)).size).toBe(2);
    expect(lanes).toEqual(new Set([0, 1]));
    expect(app.ports.results.all()).toHaveLength(120);
  });

  it('uses each lane that is free', async () => {
    const app = new AppWorld();
    app.speech.lanes = ['west', 'east'];
    await app.land('stereo.wav');
    app.ports.inspector.sees = MONO;
    await app.land('mono.wav');
    await app.world.advance(5 * SECOND);
    expect((await app.ports.jobs.running()).map(({ lane }) => lane).toSorted()).toEqual([
      'east',
      'west',
    ]);
  });

  it('never loses what lands while the dispatcher runs, at whatever moment', async () => {
    for (let delay = 0; delay <= 3000; delay += 250) {
      const app = new AppWorld();
      app.speech.lanes = ['west', 'east'];
      await app.land('first.wav');
      await app.world.advance(delay);
      app.ports.inspector.sees = MONO;
      await app.land('second.wav');
      // Far less than the minute after which a sweep would look.
      await app.world.advance(8 * SECOND);
      expect([delay, app.statuses()]).toEqual([delay, { transcribing: 2 }]);
    }
  });

  it('has one dispatcher, which ends when there is nothing to do', async () => {
    const app = new AppWorld();
    await landMany(app, 5, 'call');
    await app.world.advance(10 * SECOND);
    const dispatchers = app.world.instances().filter((id) => id === DISPATCH);
    expect(dispatchers).toHaveLength(1);
    expect(app.world.status(DISPATCH).runtimeStatus).toBe('Completed');
  });

  it('takes in by the sweep what no event told of', async () => {
    const app = new AppWorld();
    for (let index = 0; index < 20; index += 1) app.ports.recordings.put(`lost-${index}.wav`);
    await app.world.advance(HOUR);
    expect(app.statuses()).toEqual({});
    await app.sweep();
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ completed: 20 });
  });
});
