import { Coalesced } from '../../../../shared/adapters/durable/coalesced';

/** Work that goes on until a test ends it. */
function setUp() {
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push({ resolve, reject });
    });
  const coalesced = new Coalesced();
  const settle = () => new Promise(setImmediate);
  return { ends, run: () => coalesced.run(work), settle };
}

describe('coalesced runs', () => {
  it('begins at once when nothing is under way', () => {
    const { ends, run } = setUp();
    void run();
    expect(ends).toHaveLength(1);
  });

  it('begins one more for all who came meanwhile: the current one may have looked before', async () => {
    const { ends, run, settle } = setUp();
    const first = run();
    const others = [run(), run(), run()];
    expect(ends).toHaveLength(1);
    ends[0]?.resolve();
    await first;
    await settle();
    expect(ends).toHaveLength(2);
    ends[1]?.resolve();
    await Promise.all(others);
    await settle();
    expect(ends).toHaveLength(2);
  });

  it('resolves nobody with a run that began before they came', async () => {
    const { ends, run, settle } = setUp();
    const done: string[] = [];
    void run().then(() => done.push('first'));
    void run().then(() => done.push('second'));
    ends[0]?.resolve();
    await settle();
    expect(done).toEqual(['first']);
    void run().then(() => done.push('third'));
    ends[1]?.resolve();
    await settle();
    expect(done).toEqual(['first', 'second']);
    ends[2]?.resolve();
    await settle();
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('tells a failure to those who shared the run, and begins the next one all the same', async () => {
    const { ends, run, settle } = setUp();
    const first = expect(run()).rejects.toThrow('away');
    const second = run();
    ends[0]?.reject(new Error('away'));
    await first;
    await settle();
    ends[1]?.resolve();
    await expect(second).resolves.toBeUndefined();
    const third = run();
    expect(ends).toHaveLength(3);
    ends[2]?.resolve();
    await third;
  });
});
