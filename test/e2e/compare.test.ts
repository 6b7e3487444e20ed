import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparisonSchema } from '../../compare/figures/comparison';
import { nameOf, WAYS } from '../../compare/ways';
import { ScriptedLiveEngine } from '../../local/live/scripted-live-engine';
import { startOpenAiServer } from '../../local/openai';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { startSpeechmaticsServer } from '../../local/speechmatics';
import { SHORT_SAMPLE } from '../support/compare/short-sample';
import { becomesEmpty } from '../support/e2e/becomes-empty';
import { runCompiled, type Ended } from '../support/e2e/command';
import { TestStack } from '../support/e2e/test-stack';

const compare = (words: readonly string[], environment?: Readonly<Record<string, string>>) =>
  runCompiled('compare/main.js', words, environment);

const comparisonIn = ({ stdout }: Ended) => comparisonSchema.parse(JSON.parse(stdout));

describe('npm run compare', () => {
  let folder: string;
  let call: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-compared-'));
    call = join(folder, 'call.wav');
    writeFileSync(call, SHORT_SAMPLE.wav());
    writeFileSync(join(folder, 'call.txt'), SHORT_SAMPLE.text);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lays every service in each of its modes side by side', async () => {
    const ended = await compare([call, '--json', '--out', folder]);

    const { runs, file, reference, notes } = comparisonIn(ended);
    expect(runs.map((run) => [nameOf(run), run.status, run.reason])).toEqual(
      WAYS.map((way) => [nameOf(way), 'completed', undefined]),
    );
    expect(file).toMatchObject({ durationSeconds: SHORT_SAMPLE.seconds, channels: 2 });
    expect(reference).toEqual({ source: 'call.txt', words: 31 });
    expect(notes[0]).toMatch(/^All services are stand-ins/);
    for (const { mode, firstPartialMs, finalMs, totalMs, words, requests, price } of runs) {
      expect(firstPartialMs === null).toBe(mode !== 'live');
      expect(totalMs).toBeGreaterThan(finalMs ?? Infinity);
      expect(words).toBeGreaterThan(20);
      expect(requests).toBeGreaterThan(0);
      expect(price?.thisFile).toBeGreaterThan(0);
    }
    const page = readFileSync(join(folder, 'call.html'), 'utf8');
    expect(page).toContain('<title>call.wav, side by side</title>');
    expect(ended.stderr).toContain(join(folder, 'call.html'));
    expect(ended.code).toBe(0);
  }, 400_000);

  it('compares real services alone where the environment has their keys', async () => {
    const engine = new ScriptedEngine();
    const keys = ['their-key'];
    const live = { engine: new ScriptedLiveEngine(), keys };
    const dataDirectory = join(folder, 'speechmatics');
    const speechmatics = await startSpeechmaticsServer({
      port: 0,
      dataDirectory,
      engine,
      keys,
      live,
    });
    const openai = await startOpenAiServer({ port: 0, keys, engine });
    try {
      const ended = await compare([call, '--json', '--out', folder], {
        SPEECHMATICS_API_KEY: 'their-key',
        SPEECHMATICS_ENDPOINT: speechmatics.url,
        SPEECHMATICS_LIVE_ENDPOINT: speechmatics.url.replace('http', 'ws'),
        SPEECHMATICS_KEYS_ENDPOINT: speechmatics.url.replace('/v2', '/v1'),
        TRANSCRIPTION_BASE_URL: openai.url,
        TRANSCRIPTION_API_KEY: 'their-key',
      });

      const { runs } = comparisonIn(ended);
      expect(runs.map((run) => [nameOf(run), run.status, run.standIn])).toEqual([
        ['speechmatics/batch', 'completed', false],
        ['speechmatics/live', 'completed', false],
        ['openai/fast', 'completed', false],
      ]);
      expect(speechmatics.journal().some(({ operation }) => operation === 'create')).toBe(true);
      expect(ended.stdout).not.toContain('their-key');
      expect(readFileSync(join(folder, 'call.html'), 'utf8')).not.toContain('their-key');
      expect(ended.code).toBe(0);
    } finally {
      await speechmatics.close();
      await openai.close();
    }
  }, 240_000);

  it('ends with 1 when a service does not run, has the reason, and leaves nothing behind', async () => {
    const app = await TestStack.start({
      engine: new ScriptedEngine(),
      settings: { PROVIDERS: 'azure-speech' },
    });
    try {
      const words = ['--json', '--out', folder, '--only', 'azure-speech/batch,openai/fast'];

      const ended = await compare([call, ...words, '--url', app.stack.host().url], {
        RecordingsStorage: app.stack.addresses.storageConnectionString,
      });

      const { runs } = comparisonIn(ended);
      expect(runs).toMatchObject([
        { status: 'completed', standIn: null, requests: null },
        { status: 'failed', wordErrorRate: null, finalMs: null },
      ]);
      expect(runs[1]?.reason).toContain('openai');
      expect(ended.code).toBe(1);
      await becomesEmpty(app);
    } finally {
      await app.close();
    }
  }, 120_000);

  it('ends with 2 and one sentence when the command makes no sense', async () => {
    const { code, stdout, stderr } = await compare([call, '--only', 'azure-speech/soon']);

    expect(stderr).toMatch(/^--only has "azure-speech\/soon", .*\n$/);
    expect(stdout).toBe('');
    expect(existsSync(join(folder, 'call.html'))).toBe(false);
    expect(code).toBe(2);
  });
});
