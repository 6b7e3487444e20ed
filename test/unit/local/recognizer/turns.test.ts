import { setImmediate } from 'node:timers/promises';
import { Turns } from '../../../../local/recognizer/turns';

const never = new AbortController().signal;

describe('Turns', () => {
  it('lets one work after another, in order', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string) =>
      turns.take(never, async () => {
        log.push(`${name} begins`);
        await setImmediate();
        log.push(`${name} ends`);
      });

    await Promise.all([work('first'), work('second')]);

    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('goes on after work that fails', async () => {
    const turns = new Turns();

    const failing = turns.take(never, () => Promise.reject(new Error('broken')));
    const next = turns.take(never, () => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
  });

  it('lets a waiting caller leave, and nobody overtake through the gap', async () => {
    const turns = new Turns();
    const first = Promise.withResolvers<void>();
    const leaving = new AbortController();
    let began = false;
    const busy = turns.take(never, () => first.promise);
    const waiting = turns.take(leaving.signal, () => Promise.resolve());
    const last = turns.take(never, async () => {
      began = true;
    });

    leaving.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await setImmediate();
    expect(began).toBe(false);

    first.resolve();
    await Promise.all([busy, last]);
    expect(began).toBe(true);
  });
});
