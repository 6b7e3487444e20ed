import { makeRequestDeletion } from '../../shared/operations/request-deletion';
import { AppWorld, HOUR, MINUTE } from '../support/app/app-world';
import { atEveryPoint } from '../support/app/crashing-ports';
import { aPhrase, LiveClient } from '../support/app/live-client';

const RETENTION = {
  ...{ softDelete: 7, cosmosBackup: 30, telemetry: 30 },
  ...{ history: 14, document: 0, jobDocument: 30 },
};

/** A session of three phrases; `strike` happens once, in the middle of activity call `at`. */
async function sessionWith(
  at: number,
  strike: (app: AppWorld) => void,
  end: (app: AppWorld, client: LiveClient) => Promise<unknown>,
): Promise<{ app: AppWorld; id: string; struck: boolean }> {
  const app = new AppWorld();
  let calls = 0;
  app.afterActivity = () => {
    calls += 1;
    if (calls === at) strike(app);
  };
  const client = new LiveClient(app.ports, app.workflows);
  await client.open();
  await app.live(MINUTE);
  await client.append(aPhrase(1), aPhrase(2), aPhrase(3));
  await app.live(MINUTE);
  await end(app, client);
  await app.live(HOUR);
  return { app, id: client.id, struck: calls >= at };
}

/** Strikes in one call after the other, until there is none left; says how many there were. */
async function inEveryCall(
  strike: (app: AppWorld) => void,
  end: (app: AppWorld, client: LiveClient) => Promise<unknown>,
  expectWell: (app: AppWorld, id: string) => void,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const { app, id, struck } = await sessionWith(at, strike, end);
    expectWell(app, id);
    expect(app.defects).toEqual([]);
    expect(app.ports.livePhrases.count()).toBe(0);
    expect(app.ports.jobs.all().map(({ state }) => state)).toEqual(['closed']);
    if (!struck) return at - 1;
  }
}

function crash({ world }: AppWorld): void {
  world.crash();
}

function loseAll({ world }: AppWorld): void {
  for (const id of world.instances()) world.terminate(id);
}

function expectOneResult(app: AppWorld, id: string): void {
  const { ports } = app;
  expect(app.record(id)).toMatchObject({
    status: 'completed',
    epoch: 1,
    session: { phrases: 3, lastSequence: 3 },
  });
  expect(ports.results.all()).toHaveLength(1);
  expect(ports.results.all()[0]?.transcript.phrases).toBe(3);
  expect(ports.transcripts.paths()).toHaveLength(1);
}

const closing = (_app: AppWorld, client: LiveClient) => client.close(3);
const silence = () => Promise.resolve();
const deleting = (app: AppWorld, { id }: LiveClient) =>
  makeRequestDeletion(app.ports, RETENTION)(id, app.workflows);

describe('a host that is killed during a live session', () => {
  it.each([
    ['killed', 'closed by its client', crash, closing],
    ['killed', 'ended by its time', crash, silence],
    ['freed of all its orchestrations', 'closed by its client', loseAll, closing],
    ['freed of all its orchestrations', 'ended by its time', loseAll, silence],
  ])('and %s loses no phrase of one that is %s', async (_how, _end, strike, end) => {
    expect(await inEveryCall(strike, end, expectOneResult)).toBeGreaterThan(5);
  });

  it.each([
    ['killed', crash],
    ['freed of all its orchestrations', loseAll],
  ])('and %s brings nothing back of one that is deleted', async (_how, strike) => {
    const calls = await inEveryCall(strike, deleting, (app, id) => {
      expect(app.record(id).status).toBe('deleted');
      expect(app.ports.results.all()).toEqual([]);
      expect(app.ports.transcripts.paths()).toEqual([]);
    });
    expect(calls).toBeGreaterThan(3);
  });
});

describe('an opening that is cut off', () => {
  it('leaves nothing that does not end by itself', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const app = new AppWorld();
      await attempt(app.ports, (ports) => new LiveClient(ports, app.workflows).open());
      await app.live(HOUR);
      expect(app.isOver()).toBe(true);
      expect(app.statuses()).not.toHaveProperty('failed');
      expect(app.defects).toEqual([]);
    });
    expect(points).toBeGreaterThan(3);
  });
});
