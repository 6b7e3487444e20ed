import { AppWorld, FEW_HUNDRED, HOUR, SECOND } from '../support/app/app-world';

const sizes = (app: AppWorld) => app.ports.jobs.all().map(({ manifest }) => manifest.length);

function expectAllDone(app: AppWorld, count: number): void {
  expect(app.statuses()).toEqual({ completed: count });
  expect(app.ports.ledger.all().every(({ attempts }) => attempts === 1)).toBe(true);
  expect(app.ports.results.all()).toHaveLength(count);
  expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  expect(app.defects).toEqual([]);
}

/** So many recordings, twenty at every second. */
async function landForAWhile(app: AppWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await app.land(`call-${index}.wav`);
    if (index % 20 === 19) await app.world.advance(SECOND);
  }
}

describe('a thousand recordings', () => {
  it('that land at once go through one job, by one look at the queue', async () => {
    const app = new AppWorld();
    await Promise.all(Array.from({ length: 1000 }, (_, index) => app.land(`call-${index}.wav`)));
    await app.world.advance(5 * SECOND);
    expect(sizes(app)).toEqual([1000]);
    await app.world.advance(2 * HOUR);
    expectAllDone(app, 1000);
  });

  it('that land while the lane is free go in two jobs, and kick without a trace', async () => {
    const app = new AppWorld();
    await landForAWhile(app, 1000);
    await app.world.advance(2 * HOUR);
    expect(sizes(app)).toHaveLength(2);
    expectAllDone(app, 1000);
  });

  it('that land while the lane is busy go in one job when it frees', async () => {
    const app = new AppWorld();
    await app.land('first.wav');
    await app.world.advance(5 * SECOND);
    await landForAWhile(app, 1000);
    await app.world.advance(2 * HOUR);
    expect(sizes(app)).toEqual([1, 1000]);
    expectAllDone(app, 1001);
  });
});
