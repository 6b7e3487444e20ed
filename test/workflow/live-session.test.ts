import { makeRequestDeletion } from '../../shared/operations/request-deletion';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { aPhrase, LiveClient } from '../support/app/live-client';

const RETENTION = {
  ...{ softDelete: 7, cosmosBackup: 30, telemetry: 30 },
  ...{ history: 14, document: 0, jobDocument: 30 },
};

async function opened(app: AppWorld, request: object = {}): Promise<LiveClient> {
  const client = new LiveClient(app.ports, app.workflows);
  expect((await client.open(request)).status).toBe(201);
  await app.world.runUntilIdle();
  return client;
}

describe('a live session that its client closes', () => {
  it('gets a transcript of what was said and a summary, and keeps no phrases', async () => {
    const app = new AppWorld();
    const client = await opened(app, { speakers: { speaker1: 'agent', speaker2: 'customer' } });
    await client.append(aPhrase(2), aPhrase(1));
    await client.append(aPhrase(3, { text: 'Goodbye.' }));

    expect((await client.close(3, 3_500)).status).toBe(202);
    await app.world.runUntilIdle();

    const record = app.record(client.id);
    expect(record).toMatchObject({ status: 'completed', kind: 'live', durationSeconds: 3.5 });
    expect(record.session).toMatchObject({ endedBy: 'client', phrases: 3, lastSequence: 3 });
    expect(record.session).not.toHaveProperty('missing');
    const transcript = await app.ports.transcripts.read(record.result?.transcriptPath ?? '');
    expect(transcript?.provider).toBe('azure-speech');
    expect(transcript?.phrases.map(({ text }) => text)).toEqual([
      'This is phrase 1.',
      'This is phrase 2.',
      'Goodbye.',
    ]);
    expect(transcript?.speakers.map(({ role }) => role)).toEqual(['agent', 'customer']);
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.livePhrases.count()).toBe(0);
    expect(app.ports.jobs.all()).toMatchObject([{ id: client.id, state: 'closed' }]);
    expect(app.defects).toEqual([]);
  });

  it('is summarized at once, not at the next look', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    await app.live(3 * MINUTE);
    await client.append(aPhrase(1));
    await client.close(1);
    await app.world.advance(SECOND);
    expect(app.record(client.id).status).toBe('completed');
  });

  it('is summarized at its next look when the event of its end is lost', async () => {
    const app = new AppWorld({ between: { workflows: (all) => ({ ...all, liveEnded: lost }) } });
    const client = await opened(app);
    await client.append(aPhrase(1));
    await client.close(1);
    await app.world.runUntilIdle();
    expect(app.record(client.id).status).toBe('transcribing');
    await app.live(11 * MINUTE);
    expect(app.record(client.id)).toMatchObject({
      status: 'completed',
      session: { endedBy: 'client' },
    });
  });

  it('waits for phrases that a replica of the database does not show yet', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    await client.append(aPhrase(1), aPhrase(2));
    await client.close(2);
    const page = app.ports.livePhrases.page.bind(app.ports.livePhrases);
    app.ports.livePhrases.page = async (...asked) => (await page(...asked)).slice(1);
    await app.world.runUntilIdle();
    expect(app.record(client.id).status).toBe('transcribing');
    app.ports.livePhrases.page = page;
    await app.live(MINUTE);
    expect(app.record(client.id)).toMatchObject({ status: 'completed', session: { phrases: 2 } });
  });

  it('may have said nothing at all', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    await client.close(0, 20_000);
    await app.world.runUntilIdle();
    expect(app.record(client.id)).toMatchObject({ status: 'completed', durationSeconds: 20 });
  });
});

describe('a live session that nobody closes', () => {
  it('ends with what it has when nothing came for ten minutes, and says what is missing', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    await app.live(8 * MINUTE);
    await client.append(aPhrase(1), aPhrase(4));
    await app.live(9 * MINUTE);
    expect(app.record(client.id).status).toBe('transcribing');

    await app.live(2 * MINUTE);

    expect(app.record(client.id)).toMatchObject({
      status: 'completed',
      session: { endedBy: 'idle', phrases: 2, lastSequence: 4, missing: [2, 3] },
    });
    expect(app.ports.livePhrases.count()).toBe(0);
    expect((await client.append(aPhrase(2))).status).toBe(410);
    expect((await client.close(4)).status).toBe(410);
  });

  it('goes on for as long as its client renews its token, though nothing is said', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    for (let renewals = 0; renewals < 4; renewals += 1) {
      await app.live(9 * MINUTE);
      expect((await client.renewToken()).status).toBe(200);
    }
    expect((await client.append(aPhrase(1))).status).toBe(200);
  });

  it('ends when it is as long as one may be, with a short history', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    for (let sequence = 1; sequence <= 130; sequence += 1) {
      await app.live(4 * MINUTE);
      await client.append(aPhrase(sequence));
    }
    expect(app.record(client.id)).toMatchObject({
      status: 'completed',
      session: { endedBy: 'length' },
    });
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
    expect(app.record(client.id).session?.phrases).toBeLessThanOrEqual(120);
  });
});

describe('the follower of a live session', () => {
  it('is one, however often it is started', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    for (let starts = 0; starts < 3; starts += 1) await app.workflows.startLive(client.id);
    await client.append(aPhrase(1));
    await client.close(1);
    await app.live(MINUTE);
    await app.workflows.startLive(client.id);
    await app.world.runUntilIdle();
    expect(app.record(client.id)).toMatchObject({ status: 'completed', session: { phrases: 1 } });
    expect(app.model.asked).toHaveLength(1);
    expect(app.ports.results.all()).toHaveLength(1);
  });
});

describe('a live session whose orchestration is lost', () => {
  it('is started again by the sweep, and only once', async () => {
    const app = new AppWorld();
    const client = new LiveClient(app.ports, { ...app.workflows, startLive: lost });
    await client.open();
    await client.append(aPhrase(1));
    await client.close(1);
    await app.live(HOUR);
    expect(app.record(client.id).status).toBe('completed');
    expect(app.timesOf('collectLive')).toHaveLength(1);
  });

  it('is never put into the queue of recordings', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await client.append(aPhrase(1 + minutes));
      await app.live(5 * MINUTE);
    }
    expect(app.record(client.id)).toMatchObject({ status: 'transcribing', epoch: 1 });
    expect(app.timesOf('claimLot')).toEqual([]);
  });
});

describe('a live session that is deleted', () => {
  it('keeps nothing, whenever a phrase arrives', async () => {
    const app = new AppWorld();
    const client = await opened(app);
    await client.append(aPhrase(1));
    const requestDeletion = makeRequestDeletion(app.ports, RETENTION);

    expect((await requestDeletion(client.id, app.workflows)).status).toBe(202);
    // The app's own memory of the session still says that it takes in phrases.
    expect((await client.append(aPhrase(2))).status).toBe(410);
    await app.live(MINUTE);

    expect(app.record(client.id)).toMatchObject({ status: 'deleted', path: '' });
    expect((await client.append(aPhrase(3))).status).toBe(410);
    expect(app.ports.livePhrases.count()).toBe(0);
    expect(app.ports.transcripts.paths()).toEqual([]);
    expect(app.ports.results.all()).toEqual([]);
    expect(app.defects).toEqual([]);
  });

  it('leaves a blob alone that lies where its name seems to point', async () => {
    const app = new AppWorld();
    const client = await opened(app, { name: 'call.wav' });
    app.ports.recordings.put('call.wav', 1000, Buffer.from('RIFF'), { container: 'live' });
    await makeRequestDeletion(app.ports, RETENTION)(client.id, app.workflows);
    await app.live(MINUTE);
    expect(
      await app.ports.recordings.properties({ container: 'live', path: 'call.wav' }),
    ).toBeDefined();
  });
});

const lost = (): Promise<void> => Promise.resolve();
