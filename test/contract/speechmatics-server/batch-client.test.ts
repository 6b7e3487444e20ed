import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { BatchClient } from '@speechmatics/batch-client';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { closeFixtures, KEY, startFixture, type Fixture } from './support/fixture';

afterEach(closeFixtures);

const SAMPLE = join(__dirname, '../../../samples/lost-bank-card.wav');
const CONFIG = { transcription_config: { language: 'en', operating_point: 'enhanced' } } as const;

const clientOf = ({ server }: Fixture, apiKey = KEY) =>
  new BatchClient({ apiKey, appId: 'callscribe-tests', apiUrl: server.url });

/** The vendor's own client, unmodified. */
describe('@speechmatics/batch-client', () => {
  it('transcribes a file from its upload to its transcript', async () => {
    const fixture = await startFixture();
    const client = clientOf(fixture);
    const data = await openAsBlob(SAMPLE);
    const result = await client.transcribe({ data, fileName: 'call.wav' }, CONFIG, 'json-v2');
    if (typeof result === 'string') throw new Error('json-v2 is not a text.');
    expect(result.job.data_name).toBe('call.wav');
    expect(result.results.length).toBeGreaterThan(10);
    expect(result.results[0]).toMatchObject({ type: 'word', alternatives: [{ speaker: 'UU' }] });
  });

  it('transcribes by a link, and reads all formats, lists and deletes', async () => {
    const fixture = await startFixture();
    const client = clientOf(fixture);
    const url = fixture.recordings.url('a.wav');
    const { id } = await client.createTranscriptionJob({ url }, CONFIG);
    await fixture.client.ended(id);

    expect((await client.getJob(id)).job).toMatchObject({ id, status: 'done', data_name: 'a.wav' });
    expect(await client.getJobResult(id, 'text')).toContain('SPEAKER: UU');
    expect(await client.getJobResult(id, 'srt')).toContain('-->');
    expect((await client.listJobs({ limit: 5 })).jobs.map((job) => job.id)).toEqual([id]);
    expect((await client.deleteJob(id)).job.status).toBe('deleted');
    await expect(client.getJob(id)).rejects.toMatchObject({ error: 'Job not found' });
  });

  it('deletes a running job only by force', async () => {
    const fixture = await startFixture({ engine: new ScriptedEngine({ serviceMs: 60_000 }) });
    const client = clientOf(fixture);
    const input = { data: new Blob(['audio']), fileName: 'a.wav' };
    const { id } = await client.createTranscriptionJob(input, CONFIG);
    await expect(client.deleteJob(id)).rejects.toMatchObject({ error: 'Resource Locked' });
    expect((await client.deleteJob(id, true)).job.status).toBe('deleted');
  });

  it('stumbles over the page that a wrong key is answered with', async () => {
    const client = clientOf(await startFixture(), 'wrong-key');
    await expect(client.listJobs()).rejects.toMatchObject({ name: 'SyntaxError' });
  });

  it('throws the errors of a job that is rejected', async () => {
    const fixture = await startFixture();
    fixture.recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    const url = fixture.recordings.url('gone.wav');
    await expect(clientOf(fixture).transcribe({ url }, CONFIG, 'json-v2')).rejects.toMatchObject(
      Array.from({ length: 4 }, () => ({
        message: 'unable to fetch audio: http status code 404',
      })),
    );
  });
});
