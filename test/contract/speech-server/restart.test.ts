import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { eventually } from './support/speech-client';
import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

/** Takes for ever over one file, so that the server ends in the middle of it. */
const stuckAt = (name: string) =>
  new ScriptedEngine({
    script: ({ source }) => (source.includes(name) ? { serviceMs: 3_600_000 } : undefined),
  });

describe('a server that ended in the middle of its work', () => {
  it('goes on from the beginning of the unfinished recording', async () => {
    const stuck = stuckAt('b.wav');
    const { client, recordings, restart } = await startFixture({ engine: stuck });
    const urls = ['a.wav', 'b.wav', 'c.wav'].map((name) => recordings.url(name));
    const running = await client.submit(urls);
    const waiting = await client.submit([recordings.url('d.wav')]);
    await eventually(
      () => stuck.requests.length,
      (count) => count === 2,
    );
    const before = await client.transcription(running);

    const engine = new ScriptedEngine();
    const { client: again } = await restart({ engine });
    const ended = await again.ended(running);
    await again.ended(waiting);

    expect(before.status).toBe('Running');
    expect(ended).toMatchObject({ status: 'Succeeded', self: before.self });
    expect(stuck.requests.map(({ source }) => source)).toEqual(urls.slice(0, 2));
    expect(engine.requests.map(({ source }) => source)).toEqual([
      ...urls.slice(1),
      recordings.url('d.wav'),
    ]);
    expect((await again.files(running)).values).toHaveLength(4);
  });

  it('keeps finished jobs, their links and the journal, and no temporary files', async () => {
    const fixture = await startFixture({ engine: stuckAt('stuck.wav') });
    const { client, recordings, server, dataDirectory, restart } = fixture;
    const self = await client.submit([recordings.url('a.wav')]);
    await client.ended(self);
    await client.submit([recordings.url('stuck.wav')]);
    const before = await client.files(self);
    const journal = server.journal();

    const { client: again, server: next } = await restart({ engine: new ScriptedEngine() });

    expect((await again.files(self)).values.map(({ self }) => self)).toEqual(
      before.values.map(({ self }) => self),
    );
    expect((await fetch(before.values[0]!.links.contentUrl)).status).toBe(200);
    expect(next.journal().slice(0, journal.length)).toEqual(journal);
    const list = (await again.call('GET', '/transcriptions')).body as {
      values: { self: string }[];
    };
    await again.ended(list.values[1]!.self);
    expect(await readdir(join(dataDirectory, 'downloads'))).toEqual([]);
  });
});
