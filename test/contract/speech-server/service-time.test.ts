import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

/** How long a job of four recordings ran, by the journal (ms). */
async function runOf(filesAtOnce: number): Promise<number> {
  const engine = new ScriptedEngine({
    serviceTime: { jobStartMs: 150, fileMs: 100, filesAtOnce },
  });
  const { client, recordings, server } = await startFixture({ engine });
  const urls = ['a', 'b', 'c', 'd'].map((name) => recordings.url(`${name}.wav`));

  await client.ended(await client.submit(urls));

  const at = (status: string) =>
    Date.parse(
      server.journal().find((entry) => entry.kind === 'job' && entry.status === status)?.time ?? '',
    );
  return at('Succeeded') - at('Running');
}

describe('a stated service time', () => {
  it('is the start of a job and a time for each file, one after another', async () => {
    expect(await runOf(1)).toBeGreaterThanOrEqual(545); // timers may be a few ms early
  });

  it('lets several files go at the same time', async () => {
    expect(await runOf(2)).toBeGreaterThanOrEqual(345);
  });

  it('takes nothing where none is stated, and the files are fetched all the same', async () => {
    const { client, recordings, server } = await startFixture({ engine: new ScriptedEngine() });
    recordings.answer('missing.wav', (_request, response) => {
      response.writeHead(404).end();
    });

    const job = await client.submit([recordings.url('a.wav'), recordings.url('missing.wav')]);
    await client.ended(job);

    const files = server.journal().filter(({ kind }) => kind === 'file');
    expect(files.map(({ status }) => status).toSorted()).toEqual([
      'Failed',
      'Running',
      'Running',
      'Succeeded',
    ]);
  });
});
