import { forEachAtOnce } from '../../../shared/activities/at-once';

describe('forEachAtOnce', () => {
  it('does all the work, never more than sixteen at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await forEachAtOnce(
      Array.from({ length: 100 }, (_, index) => index),
      async (item) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        done.push(item);
      },
    );
    expect(done).toHaveLength(100);
    expect(most).toBe(16);
  });

  it('throws the first failure, after all others had their turn', async () => {
    const done: number[] = [];
    const work = forEachAtOnce([1, 2, 3], async (item) => {
      if (item !== 2) await new Promise(setImmediate);
      if (item !== 3) throw new Error(`no ${item}`);
      done.push(item);
    });
    await expect(work).rejects.toThrow('no 1');
    expect(done).toEqual([3]);
  });
});
