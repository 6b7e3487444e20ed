import { readFileSync } from 'node:fs';
import { TestStack } from '../support/e2e/test-stack';
import { wav } from '../support/e2e/audio';

describe('the way of a recording', () => {
  let system: TestStack;

  beforeAll(async () => {
    system = await TestStack.start();
  });
  afterAll(() => system.close());

  it('goes from a dropped file to a transcript and a summary with evidence', async () => {
    const id = await system.drop('march/call one.wav', wav(2, 2));

    await system.untilStatus(id, 'completed');
    const { status, body } = await system.get(`/api/recordings/${id}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      name: 'call one.wav',
      status: 'completed',
      channels: 2,
      result: {
        transcript: { truncated: false },
        summary: { title: expect.any(String) as string },
      },
    });
    const { result } = body as {
      result: {
        transcript: { phrases: { id: string; offsetMs: number }[] };
        summary: { summary: { evidence: string[] }[] };
      };
    };
    const ids = result.transcript.phrases.map((phrase) => phrase.id);
    const offsets = result.transcript.phrases.map((phrase) => phrase.offsetMs);
    expect(ids.length).toBeGreaterThan(0);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(result.summary.summary.length).toBeGreaterThan(0);
    for (const { evidence } of result.summary.summary) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(ids).toEqual(expect.arrayContaining(evidence));
    }
  });

  it("deletes the provider's copy and closes the job", async () => {
    const id = await system.drop('discarded.wav', wav());
    const { jobId = '' } = await system.untilStatus(id, 'completed');

    const job = await untilClosed(jobId);

    expect(job).toMatchObject({ state: 'closed' });
    const list = await fetch(
      `${system.stack.speech.url}/speechtotext/transcriptions?api-version=2025-10-15`,
      {
        headers: { 'Ocp-Apim-Subscription-Key': 'local-speech-key' },
      },
    );
    expect(await list.json()).toMatchObject({ values: [] });
  });

  it('makes one job of recordings that land together', async () => {
    const before = system.submissions();
    const names = Array.from({ length: 6 }, (_, index) => `together-${index}.wav`);

    const ids = await Promise.all(names.map((name) => system.drop(name, wav(1, 1))));
    const ends = await Promise.all(ids.map((id) => system.untilStatus(id, 'completed')));

    expect(new Set(ends.map((end) => end.jobId)).size).toBeLessThanOrEqual(2);
    expect(system.submissions() - before).toBeLessThanOrEqual(2);
  });

  it('keeps signatures and spoken words out of the log', async () => {
    const [result] = await system.documents('results');
    const spoken = (result?.['transcript'] as { text: string }).text.split('\n')[0] ?? '';

    const log = readFileSync(system.logFile, 'utf8');

    expect(spoken.length).toBeGreaterThan(10);
    expect(log).not.toContain(spoken);
    expect(log).not.toMatch(/[?&]sig=/);
  });

  it('answers 404 with a sentence for a recording that it does not know', async () => {
    const { status, body } = await system.get('/api/recordings/unknown');

    expect(status).toBe(404);
    expect(body).toEqual({ error: 'There is no recording with the id "unknown".' });
  });

  it('says in health that every dependency is reached', async () => {
    const { status, body } = await system.get('/api/health');

    expect(body).toMatchObject({ healthy: true });
    expect(status).toBe(200);
  });

  async function untilClosed(jobId: string): Promise<unknown> {
    for (let look = 0; look < 100; look += 1) {
      const { resource } = await system
        .container('jobs')
        .item(jobId, jobId)
        .read<{ state: string }>();
      if (resource?.state === 'closed') return resource;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${jobId} was not closed in time.`);
  }
});
