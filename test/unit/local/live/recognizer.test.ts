import { FairLane } from '../../../../local/live/recognizer/fair-lane';
import { FinalQueue } from '../../../../local/live/recognizer/final-queue';

const SECOND = 16_000;

describe('the lane that streams share', () => {
  it('does one thing at a time, and lets owners take turns', async () => {
    const lane = new FairLane();
    const order: string[] = [];
    let running = 0;
    const work = (name: string) => async () => {
      expect(++running).toBe(1);
      await Promise.resolve();
      order.push(name);
      running -= 1;
    };
    const [a, b] = [{}, {}];
    const all = ['a1', 'a2', 'a3'].map((name) => lane.run(a, work(name)));
    all.push(lane.run(b, work('b1')));
    await Promise.all(all);
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(lane.busy).toBe(false);
  });

  it('goes on after work that failed', async () => {
    const lane = new FairLane();
    const failed = lane.run({}, () => Promise.reject(new Error('broken')));
    const next = lane.run({}, async () => 'next');
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });
});

describe('utterances that wait for Whisper', () => {
  const segment = (startSeconds: number, seconds: number) => ({
    start: startSeconds * SECOND,
    audio: new Float32Array(seconds * SECOND),
    speech: { start: startSeconds * SECOND, end: (startSeconds + seconds) * SECOND, voiced: [] },
  });

  it('are heard together as far as they fit into 30 s', () => {
    const queue = new FinalQueue();
    queue.add(segment(0, 10));
    queue.add(segment(11, 10));
    queue.add(segment(22, 12));
    expect(queue.take()?.pieces.map(({ segment: { start } }) => start / SECOND)).toEqual([0, 11]);
    expect(queue.length).toBe(1);
    expect(queue.take()?.pieces.map(({ segment: { start } }) => start / SECOND)).toEqual([22]);
    expect(queue.take()).toBeUndefined();
  });
});
