import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { MemoryAnnouncer } from '../support/app/memory-announcer';

/** One recording of each end; somebody listens. */
function listenedTo(): { app: AppWorld; announcer: MemoryAnnouncer } {
  const announcer = new MemoryAnnouncer();
  const app = new AppWorld({ between: { ports: (ports) => ({ ...ports, announcer }) } });
  app.speech.workMs = 30 * SECOND;
  const reason = { code: 'speech_InvalidData', message: 'Bad.' };
  app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
  return { app, announcer };
}

async function landAll(app: AppWorld): Promise<void> {
  for (const path of ['good.wav', 'bad.wav']) await app.land(path);
  app.ports.inspector.sees = { kind: 'other' };
  await app.land('text.wav');
}

const statusesOf = ({ told }: MemoryAnnouncer) =>
  told.map(({ path, status }) => `${path} ${status}`).toSorted();

const EACH = ['bad.wav failed', 'good.wav completed', 'text.wav rejected'];

const isUntold = ({ ports }: AppWorld) => ports.ledger.all().some(({ untold }) => untold);

describe('somebody who listens', () => {
  it('is told of every end, once, and at once', async () => {
    const { app, announcer } = listenedTo();
    await landAll(app);
    await app.liveToTheEnd();
    expect(statusesOf(announcer)).toEqual(EACH);
    await app.live(5 * MINUTE);
    expect(announcer.told).toHaveLength(3);
    expect(isUntold(app)).toBe(false);
  });

  it('is told at least once, in whichever activity the host is killed', async () => {
    let at = 1;
    for (let crashed = true; crashed; at += 1) {
      const { app, announcer } = listenedTo();
      let calls = 0;
      app.afterActivity = () => {
        calls += 1;
        if (calls === at) app.world.crash();
      };
      await landAll(app);
      await app.liveToTheEnd();
      await app.live(3 * MINUTE);
      crashed = calls >= at;
      expect([...new Set(statusesOf(announcer))]).toEqual(EACH);
      expect(isUntold(app)).toBe(false);
    }
    expect(at).toBeGreaterThan(12);
  });

  it('is told after hours away, and held up nothing', async () => {
    const { app, announcer } = listenedTo();
    announcer.away = new Error('503');
    await landAll(app);
    await app.liveToTheEnd(10 * MINUTE);
    await app.live(2 * HOUR);
    expect(app.statuses()).toEqual({ completed: 1, failed: 1, rejected: 1 });
    expect(announcer.told).toEqual([]);
    announcer.away = undefined;
    await app.live(5 * MINUTE);
    expect(statusesOf(announcer)).toEqual(EACH);
  });

  it('hears of the end of a version that was overwritten while it was away', async () => {
    const { app, announcer } = listenedTo();
    announcer.away = new Error('503');
    await app.land('good.wav');
    await app.liveToTheEnd();
    await app.land('good.wav');
    await app.liveToTheEnd();
    announcer.away = undefined;
    await app.live(5 * MINUTE);
    expect(new Set(announcer.ends).size).toBe(2);
    expect(announcer.told.map(({ status }) => status)).toEqual(['completed', 'completed']);
  });
});
