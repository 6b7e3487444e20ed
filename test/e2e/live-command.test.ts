import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { WavFile } from '../../live/audio/wav-file';
import { LiveCommand } from '../support/e2e/live-command';
import { PROJECT } from '../support/e2e/command';
import { TestStack } from '../support/e2e/test-stack';
import { tape } from '../support/live/vendors';

const SAMPLE = join(PROJECT, 'samples', 'wrong-address.mp3');
const PROVIDERS = ['azure-speech', 'speechmatics'] as const;

const report = z.object({
  sessionId: z.string(),
  provider: z.string(),
  firstPartialMs: z.number(),
  finalMs: z.number(),
  totalMs: z.number(),
  durationMs: z.number(),
  partials: z.number(),
  requests: z.number(),
  overheadP95Ms: z.number(),
  finals: z.array(z.object({ text: z.string(), offsetMs: z.number() })),
  status: z.literal('completed'),
  transcript: z.string(),
  summary: z.looseObject({ title: z.string() }),
});

let system: TestStack;
let folder: string;

beforeAll(async () => {
  system = await TestStack.start();
  folder = mkdtempSync(join(tmpdir(), 'callscribe-live-test-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await system.close();
});

const live = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  LiveCommand.start(words, { CALLSCRIBE_URL: system.stack.host().url, ...environment });

async function json(words: readonly string[]): Promise<z.output<typeof report>> {
  const command = live([...words, '--json']);
  const code = await command.ended;
  if (code !== 0) throw new Error(`It ended with ${String(code)}:\n${command.stderr}`);
  return report.parse(JSON.parse(command.stdout));
}

/** A program of that name which writes silence, as the microphone of a quiet room. */
function fakeRecorder(name: string): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  const program = `#!${process.execPath}\nsetInterval(() => process.stdout.write(Buffer.alloc(3200)), 100);\n`;
  writeFileSync(join(bin, name), program);
  chmodSync(join(bin, name), 0o755);
  return bin;
}

/** Audio by which the scripted recognizer knows where it is, also when it hears it again. */
async function tapeFile(durationMs: number): Promise<string> {
  const wav = await WavFile.create(join(folder, 'tape.wav'), 1);
  await wav.append(tape(7, durationMs));
  await wav.close();
  return wav.path;
}

describe('npm run live -- FILE', () => {
  it.each(PROVIDERS)(
    'shows partials that grow, finals, the transcript and a summary: %s',
    async (provider) => {
      const command = live([SAMPLE, '--provider', provider, '--pace', '8', '--locale', 'en-GB']);
      expect(await command.ended).toBe(0);
      const lines = command.stdout.split('\n');
      const partials = lines.filter((line) => line.startsWith('[partial]: '));
      const finals = lines.filter((line) => line.startsWith('[final]: Speaker '));
      expect(finals.length).toBeGreaterThan(4);
      expect(partials.length).toBeGreaterThan(2 * finals.length);
      expect(partials[1]?.startsWith(partials[0] ?? '-')).toBe(true);
      const after = command.stdout.slice(command.stdout.indexOf('Full transcript'));
      const words = finals[0]?.replace(/^\[final\]: Speaker \d: /, '') ?? '-';
      expect(after).toContain(words);
      expect(after).toMatch(/Summary\n\n.+\n/);
      expect(after).toMatch(/own overhead [\d.]+ ms \(p95\)/);
    },
  );

  it('gives one JSON document, and nobody else sees the token', async () => {
    const command = live([SAMPLE, '--pace', '20', '--json']);
    expect(await command.ended).toBe(0);
    const document = report.parse(JSON.parse(command.stdout));
    expect(document.finals.length).toBeGreaterThan(4);
    expect(command.stdout + command.stderr).not.toMatch(/eyJ|Bearer|token/i);
    expect(document.transcript).toContain(document.finals[0]?.text);
  });

  it('loses nothing when the service cuts the connection in the middle of a sentence', async () => {
    const file = await tapeFile(40_000);
    const words = [file, '--provider', 'azure-speech', '--pace', '10', '--locale', 'en-GB'];
    const whole = await json(words);
    const fault = { on: 'session', action: { cut: true, after: { bytes: 300_000 } } } as const;
    system.stack.speech.live?.faults.add({ ...fault, times: 2 });
    const cut = await json(words);
    expect(cut.finals.map(({ text }) => text)).toEqual(whole.finals.map(({ text }) => text));
    expect(cut.transcript).toEqual(whole.transcript);
  });

  it('keeps the audio, which batch transcribes once more', async () => {
    const command = live([SAMPLE, '--pace', '20', '--record']);
    expect(await command.ended).toBe(0);
    const [, path] = /audio uploaded to recordings\/(\S+)/.exec(command.stdout) ?? [];
    const properties = await system
      .blobs()
      .getBlobClient(path ?? '-')
      .getProperties();
    expect(properties.contentLength).toBeGreaterThan(1_000_000);
    expect(command.stdout).toContain('Transcript by batch');
  });

  it('ends the session in order on Ctrl-C, with a summary', async () => {
    const command = live([SAMPLE, '--locale', 'en-GB']);
    await command.prints(/\[final\]/);
    command.interrupt();
    expect(await command.ended).toBe(0);
    expect(command.stdout).toContain('ending the session');
    expect(command.stdout).toMatch(/Summary\n\n.+\n/);
  });

  it('ends at once on the second Ctrl-C', async () => {
    const command = live([SAMPLE, '--locale', 'en-GB']);
    await command.prints(/\[partial\]/);
    command.interrupt();
    await command.prints(/ending the session/);
    command.interrupt();
    expect(await command.ended).toBe(130);
  });

  it.each([
    ['notes.wav', 'is not audio', 1],
    ['none.wav', 'There is no file', 2],
  ])('says what is wrong with %s', async (name, why, code) => {
    writeFileSync(join(folder, 'notes.wav'), 'These are no sounds.');
    const command = live([join(folder, name)]);
    expect(await command.ended).toBe(code);
    expect(command.stderr).toContain(why);
  });

  it('says that a service is not there, in the words of the app', async () => {
    const command = live([SAMPLE, '--provider', 'nobody']);
    expect(await command.ended).toBe(1);
    expect(command.stderr).toMatch(/400.*LIVE_PROVIDERS/s);
  });
});

describe('npm run live -- --microphone', () => {
  it('streams until Ctrl-C', async () => {
    const PATH = fakeRecorder('arecord');
    const command = live(['--microphone', '--locale', 'en-GB'], { PATH });
    await command.prints(/\[final\]/);
    command.interrupt();
    expect(await command.ended).toBe(0);
    expect(command.stdout).toMatch(/Full transcript\n\n.+\n/);
  });

  it('says so when there is none, and opens no session', async () => {
    const before = await system.documents('recordings');
    const command = live(['--microphone'], { PATH: join(folder, 'nothing') });
    expect(await command.ended).toBe(1);
    expect(command.stderr).toContain('Install arecord');
    expect(await system.documents('recordings')).toHaveLength(before.length);
  });
});
