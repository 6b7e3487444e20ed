import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStorage } from '../../local/storage';
import { startSpeechServer } from '../../local/speech';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { evaluationSchema } from '../../evaluate/figures/figures';
import { wav } from '../support/e2e/audio';
import { becomesEmpty } from '../support/e2e/becomes-empty';
import { PROJECT, runCompiled, type Ended } from '../support/e2e/command';
import { TestStack } from '../support/e2e/test-stack';

const evaluate = (words: readonly string[], environment?: Readonly<Record<string, string>>) =>
  runCompiled('evaluate/main.js', words, environment);

const evaluationIn = ({ stdout }: Ended) => evaluationSchema.parse(JSON.parse(stdout));

/** What the scripted recognizer hears in everything. */
const HEARD = new ScriptedEngine({
  script: () => ({
    phrases: [
      { speaker: 1, text: 'Good morning. How can I help you?' },
      { speaker: 2, text: 'I was charged ninety dollars twice.' },
    ],
  }),
});
const SAID = 'Agent: Good morning, how can I help?\nCustomer: I was charged $90 twice.\n';

describe('npm run evaluate', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-evaluated-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('measures a recording of ours, with the language that was identified', async () => {
    for (const extension of ['ogg', 'txt', 'ogg.json']) {
      const name = `kalte-heizung.${extension}`;
      copyFileSync(join(PROJECT, 'samples', 'de', name), join(folder, name));
    }

    const ended = await evaluate([folder, '--json']);

    const { recordings, total } = evaluationIn(ended);
    expect(recordings).toMatchObject([
      { name: 'kalte-heizung.ogg', status: 'completed', locale: 'de-DE', evidenceCoverage: 1 },
    ]);
    expect(total).toMatchObject({ recordings: 1, completed: 1, speakerAttribution: 1 });
    expect(total.wordErrorRate).toBeLessThan(0.12);
    expect(ended.code).toBe(0);
  }, 240_000);

  it('ends with 1 when a recording does not complete, and has the reason', async () => {
    const app = await TestStack.start({ engine: HEARD });
    try {
      writeFileSync(join(folder, 'call.wav'), wav(2));
      writeFileSync(join(folder, 'call.txt'), SAID);
      writeFileSync(join(folder, 'notes.wav'), 'not audio at all');
      writeFileSync(join(folder, 'notes.txt'), 'Nothing.');

      const ended = await evaluate([folder, '--json', '--url', app.stack.host().url], {
        RecordingsStorage: app.stack.addresses.storageConnectionString,
      });

      const { recordings, total } = evaluationIn(ended);
      expect(recordings).toMatchObject([
        { name: 'call.wav', status: 'completed', insertions: 1, words: 12, speakerAttribution: 1 },
        { name: 'notes.wav', status: 'rejected', wordErrorRate: null },
      ]);
      expect(recordings[1]?.reason).toMatch(/audio/);
      expect(total).toMatchObject({ completed: 1, wordErrorRate: 1 / 12 });
      expect(ended.code).toBe(1);
      await becomesEmpty(app);
    } finally {
      await app.close();
    }
  });

  it('uses another Speech service and its storage, and leaves nothing there', async () => {
    const storage = await startStorage({ inMemory: true });
    const speech = await startSpeechServer({
      port: 0,
      dataDirectory: folder,
      engine: HEARD,
      keys: ['their-key'],
    });
    const calls = mkdtempSync(join(tmpdir(), 'callscribe-calls-'));
    try {
      writeFileSync(join(calls, 'call.wav'), wav(2));
      writeFileSync(join(calls, 'call.txt'), SAID);

      const ended = await evaluate([calls, '--json'], {
        SPEECH_ENDPOINT: speech.url,
        SPEECH_KEY: 'their-key',
        RecordingsStorage: storage.connectionString,
      });

      const { recordings, settings } = evaluationIn(ended);
      expect(recordings).toMatchObject([{ status: 'completed', words: 12, insertions: 1 }]);
      expect(settings.environment).toEqual({ SPEECH_ENDPOINT: speech.url });
      expect(ended.stdout).not.toContain('their-key');
      expect(speech.journal().length).toBeGreaterThan(0);
      expect(ended.code).toBe(0);
    } finally {
      await speech.close();
      await storage.close();
      rmSync(calls, { recursive: true, force: true });
    }
  });

  it('ends with 2 and one sentence when the command makes no sense', async () => {
    const { code, stdout, stderr } = await evaluate([join(folder, 'missing')]);

    expect(stderr).toMatch(/^There is no folder .*missing\.\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
