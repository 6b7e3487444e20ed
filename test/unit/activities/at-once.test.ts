import { forEachAtOnce } from '../../../shared/activities/at-once';

/** Works on so many items, and says how many were done and how many at most at the same time. */
async function workOn(count: number, atOnce?: number): Promise<{ done: number; most: number }> {
  let running = 0;
  let most = 0;
  let done = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    done += 1;
  };
  await forEachAtOnce(Array.from({ length: count }), work, atOnce);
  return { done, most };
}

describe('forEachAtOnce', () => {
  it('does all the work, never more than sixteen at a time', async () => {
    expect(await workOn(100)).toEqual({ done: 100, most: 16 });
  });

  it('does fewer at a time where each is large', async () => {
    expect(await workOn(10, 4)).toEqual({ done: 10, most: 4 });
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
