import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startTopic } from '../../local/eventgrid/topic';
import { wav } from '../support/e2e/audio';
import { Listener } from '../support/e2e/listener';
import { TestStack } from '../support/e2e/test-stack';

const SOON_MS = 20_000;
/** The sweep takes a minute for granted in which an end is told of by what brought it about. */
const BY_SWEEP_MS = 100_000;
const SWEEP_SCHEDULE = '*/5 * * * * *';

const ENDS = { good: 'completed', bad: 'failed', text: 'rejected' } as const;

/** Drops a recording for each end, and waits until each has come to it. Gives their ids. */
async function dropOneOfEach(system: TestStack, prefix: string): Promise<string[]> {
  const bad = `${prefix}-bad.wav`;
  const fault = { file: bad, errorKind: 'InvalidData', errorMessage: 'The audio is damaged.' };
  system.stack.speech.faults.add({ ...fault, times: 'always' });
  const contents = { good: wav(2, 2), bad: wav(2, 2), text: Buffer.from('Minutes. '.repeat(99)) };
  return Promise.all(
    (['good', 'bad', 'text'] as const).map(async (kind) => {
      const id = await system.drop(`${prefix}-${kind}.wav`, contents[kind]);
      await system.untilStatus(id, ENDS[kind]);
      return id;
    }),
  );
}

const said = z.object({
  title: z.string(),
  brief: z.string(),
  transcript: z.object({ text: z.string() }),
});

/** All sentences that were said, and what the model made of them. */
async function words(system: TestStack): Promise<string[]> {
  const results = (await system.documents('results')).map((document) => said.parse(document));
  return results
    .flatMap(({ title, brief, transcript }) => [title, brief, ...transcript.text.split('\n')])
    .filter((text) => text.length > 3);
}

describe('the end of a recording', () => {
  let system: TestStack;
  let listener: Listener;

  beforeAll(async () => {
    system = await TestStack.start({
      settings: { ANNOUNCE_QUEUE: 'announcements', SWEEP_SCHEDULE },
    });
    const { storageConnectionString } = system.stack.addresses;
    listener = await Listener.at(storageConnectionString, 'announcements');
  });
  afterAll(() => system.close());

  it('is told to a queue, whatever end it is, without a word of what was said', async () => {
    const ids = await dropOneOfEach(system, 'first');

    await listener.hearsOf(ids, SOON_MS);

    expect(listener.heard.map(({ type, data }) => [data.path, type]).toSorted()).toEqual([
      ['first-bad.wav', 'callscribe.recording.failed'],
      ['first-good.wav', 'callscribe.recording.completed'],
      ['first-text.wav', 'callscribe.recording.rejected'],
    ]);
    const spoken = await words(system);
    expect(spoken.length).toBeGreaterThan(3);
    const told = listener.texts.join('\n');
    expect(spoken.filter((text) => told.includes(text))).toEqual([]);
    expect(told).not.toMatch(/sig=|damaged/);
  });

  it('links to what the app and the storage account answer with', async () => {
    const { subject = '', data } = listener.heard.find(({ type }) => /completed/.test(type)) ?? {};

    const { status, body } = await system.get(data?.links['api'] ?? '');

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: subject, status: 'completed' });
    const path = `${subject}/`;
    const blobs = system.blobs('transcripts').listBlobsFlat({ prefix: path });
    const urls = [];
    for await (const { name } of blobs) {
      if (name.endsWith('.json')) urls.push(system.blobs('transcripts').getBlobClient(name).url);
    }
    expect(urls).toEqual([data?.links['transcript']]);
  });

  it(
    'is told after all when the listener was away and the host was killed',
    async () => {
      const path = '/announcements/messages';
      const away = { service: 'queue', method: 'POST', path, action: { status: 503 } } as const;
      system.stack.storage.faults.add({ ...away, times: 'always' });
      const ids = await dropOneOfEach(system, 'second');
      await system.stack.host().kill('SIGKILL');
      system.stack.storage.faults.clear();
      await system.stack.restartHost();

      await listener.hearsOf(ids, BY_SWEEP_MS);

      const ends = listener.heard.filter(({ subject }) => ids.includes(subject));
      expect(new Set(ends.map(({ id }) => id)).size).toBe(3);
      expect(ends.map(({ type }) => type.split('.').at(-1)).toSorted()).toEqual(
        Object.values(ENDS).toSorted(),
      );
    },
    BY_SWEEP_MS + 60_000,
  );
});

describe('the end of a recording where a topic listens', () => {
  it('is told to Event Grid', async () => {
    const key = 'a-key-of-the-topic';
    const topic = await startTopic({ keys: [key] });
    const settings = { ANNOUNCE_TOPIC_ENDPOINT: topic.endpoint, ANNOUNCE_TOPIC_KEY: key };
    const system = await TestStack.start({ settings });
    try {
      const id = await system.drop('call.wav', wav(2, 2));
      await system.untilStatus(id, 'completed');
      for (const end = Date.now() + SOON_MS; topic.received().length === 0;) {
        if (Date.now() > end) throw new Error('The topic heard nothing.');
        await sleep(100);
      }

      expect(topic.received()).toEqual([
        expect.objectContaining({ type: 'callscribe.recording.completed', subject: id }),
      ]);
    } finally {
      await system.close();
      await topic.close();
    }
  });
});
