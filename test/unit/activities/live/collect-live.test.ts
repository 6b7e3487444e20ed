import { makeCollectLive } from '../../../../shared/activities/live/collect-live';
import { atEveryPoint } from '../../../support/app/crashing-ports';
import { aPhrase, LiveClient } from '../../../support/app/live-client';
import { memoryPorts } from '../../../support/app/memory-ports';
import { MemoryTranscripts } from '../../../support/app/memory-transcripts';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

const SECRET = '4111 1111 1111 1111';

/** A session that its client has closed, with a card number in it. */
async function closed() {
  const ports = { ...memoryPorts(), originals: new MemoryTranscripts() };
  const workflows = new RecordedWorkflows();
  const client = new LiveClient(ports, workflows);
  await client.open();
  await client.append(aPhrase(1), aPhrase(2, { text: `My card is ${SECRET}.` }));
  await client.close(2);
  return { ports, client, context: { workflows } };
}

describe('collecting a live session', () => {
  it('writes one transcript, redacted, wherever it is cut off', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, client, context } = await closed();
      await attempt(ports, (given) =>
        makeCollectLive(given, { kinds: ['card'] })({ jobId: client.id }, context),
      );
      expect(ports.ledger.of(client.id)).toMatchObject({
        status: 'transcribed',
        session: { phrases: 2, lastSequence: 2, endedBy: 'client' },
      });
      expect(ports.livePhrases.count()).toBe(0);
      const [path = '', ...others] = ports.transcripts.paths();
      expect(others).toEqual([]);
      const transcript = await ports.transcripts.read(path);
      expect(transcript?.phrases).toHaveLength(2);
      expect(JSON.stringify(transcript)).not.toContain('4111');
      expect(JSON.stringify(await ports.originals.read(path))).toContain(SECRET);
    });
    expect(points).toBeGreaterThan(10);
  });

  it('keeps nothing of a session that was deleted in the middle', async () => {
    const { ports, client, context } = await closed();
    const create = ports.transcripts.create.bind(ports.transcripts);
    ports.transcripts.create = async (...input) => {
      await create(...input);
      ports.ledger.put({ ...ports.ledger.of(client.id), status: 'deleting', epoch: 2 });
    };
    await makeCollectLive(ports, { kinds: ['card'] })({ jobId: client.id }, context);
    expect(ports.transcripts.paths()).toEqual([]);
    expect(ports.originals.paths()).toEqual([]);
    expect(ports.livePhrases.count()).toBe(0);
  });

  it('leaves the phrases of one that failed to their own end', async () => {
    const { ports, client, context } = await closed();
    ports.ledger.put({ ...ports.ledger.of(client.id), status: 'failed' });
    await makeCollectLive(ports)({ jobId: client.id }, context);
    expect(ports.transcripts.paths()).toEqual([]);
    expect(ports.livePhrases.count()).toBe(2);
  });

  it('reads a long session page by page', async () => {
    const ports = memoryPorts();
    const workflows = new RecordedWorkflows();
    const client = new LiveClient(ports, workflows);
    await client.open();
    const all = Array.from({ length: 1_050 }, (_, index) => aPhrase(index + 1));
    for (let from = 0; from < all.length; from += 100) {
      await client.append(...all.slice(from, from + 100));
    }
    await client.close(all.length);
    await makeCollectLive(ports)({ jobId: client.id }, { workflows });
    const [path = ''] = ports.transcripts.paths();
    expect((await ports.transcripts.read(path))?.phrases).toHaveLength(1_050);
  });
});
