import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callscribe } from '../support/e2e/command';
import { wavHeader } from '../support/e2e/audio';

describe('the command line', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-command-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const senseless: [string, string[], RegExp][] = [
    ['a file that is not there', ['start', '--once', 'missing.wav'], /no file missing\.wav/],
    ['a directory', ['start', '--once', tmpdir()], /is a directory/],
    ['an unknown option', ['start', '--onec'], /--onec/],
    ['--json without --once', ['start', '--json'], /--json goes with --once/],
    ['files without --once', ['start', __filename], /npm run drop/],
    ['nothing to drop', ['drop'], /which files/],
    ['a drop when nothing runs', ['drop', __filename, '--data', '/nowhere'], /npm start/],
    ['a model without a URL', ['start', '--once', '--model', 'x'], /--openai-url/],
  ];

  it.each(senseless)('ends with 2 and one sentence for %s', async (_what, words, message) => {
    const { code, stdout, stderr } = await callscribe(words);

    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('ends with 1 and one JSON document when a recording is rejected', async () => {
    const notes = join(folder, 'notes.wav');
    const empty = join(folder, 'empty.wav');
    const silence = join(folder, 'silence.wav');
    writeFileSync(notes, 'not audio at all');
    writeFileSync(empty, '');
    writeFileSync(silence, Buffer.concat([wavHeader(64_000), Buffer.alloc(64_000)]));

    const { code, stdout } = await callscribe(['start', '--once', '--json', notes, empty, silence]);

    const { recordings } = JSON.parse(stdout) as { recordings: Record<string, unknown>[] };
    expect(recordings).toMatchObject([
      { name: 'notes.wav', status: 'rejected', reasonCode: 'not_audio', transcript: null },
      { name: 'empty.wav', status: 'rejected', reasonCode: 'empty', summary: null },
      { name: 'silence.wav', status: 'completed', reasonCode: 'no_speech', summary: null },
    ]);
    expect(code).toBe(1);
  });
});
