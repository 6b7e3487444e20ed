import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOpenAiServer } from '../../local/openai';
import { wavHeader } from '../support/e2e/audio';
import { callscribe, PROJECT } from '../support/e2e/command';
import { RunningCommand } from '../support/e2e/running-command';

const TWO_SECONDS = 32_000; // bytes of silence

describe('npm start', () => {
  let data: string;
  let silence: string;

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'callscribe-start-'));
    silence = join(data, 'silence.wav');
    writeFileSync(silence, Buffer.concat([wavHeader(TWO_SECONDS), Buffer.alloc(TWO_SECONDS)]));
    // Not the first start with this data: the samples are not dropped.
    writeFileSync(join(data, 'samples-dropped'), '');
  });
  afterEach(() => {
    rmSync(data, { recursive: true, force: true });
  });

  const start = () => RunningCommand.start(['--data', data, '--free-ports']);

  it('takes what is dropped, shows its states, and ends in order on Ctrl-C', async () => {
    const running = start();
    await running.prints(/Callscribe is ready/);

    const dropped = await callscribe(['drop', silence, '--data', data]);
    await running.prints(/silence\.wav {2}completed/);
    running.kill('SIGINT');

    expect(dropped.stdout).toBe('dropped silence.wav\n');
    expect(await running.ended).toBe(0);
    expect(running.output).toMatch(/silence\.wav {2}queued/);
    expect(running.output).toMatch(/No speech was recognized/);
  });

  it('goes on after everything was killed at once', async () => {
    const first = start();
    await first.prints(/Callscribe is ready/);
    await callscribe(['drop', silence, '--data', data]);
    await first.prints(/silence\.wav {2}(queued|claimed|transcribing)/);
    first.kill('SIGKILL');
    await first.ended;

    const second = start();
    await second.prints(/silence\.wav {2}completed/);
    const [, api = ''] = await second.prints(/Is all well +(\S+)/);
    const health = await fetch(api);
    second.kill('SIGINT');

    expect(health.status).toBe(200);
    expect(await second.ended).toBe(0);
  });

  it('says so in one line when a second one is started on the same data', async () => {
    const running = start();
    await running.prints(/Callscribe is ready/);

    const second = await callscribe(['start', '--data', data, '--free-ports']);
    running.kill('SIGINT');
    await running.ended;

    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toMatch(/^It runs already[^\n]*\n$/);
  });

  it("has summaries made by a model of the user's own", async () => {
    const own = await startOpenAiServer({ port: 0, models: ['my-model'] });
    try {
      const sample = join(PROJECT, 'samples', 'lost-bank-card.wav');
      const words = ['--once', '--json', '--openai-url', own.url, '--model', 'my-model', sample];

      const { code } = await callscribe(['start', ...words]);

      expect(code).toBe(0);
      expect(own.journal()).toMatchObject([
        { model: 'my-model', schema: 'call_summary', status: 200 },
      ]);
    } finally {
      await own.close();
    }
  });
});
