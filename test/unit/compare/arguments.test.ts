import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HELP, parseCompare, UsageError } from '../../../compare/arguments';
import { nameOf, WAYS } from '../../../compare/ways';

describe('parseCompare', () => {
  let folder: string;
  const parse = (words: string[], environment: Record<string, string> = {}) => {
    const options = parseCompare(words, folder, environment);
    if (options === 'help') throw new Error('Help was asked for.');
    return options;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-compare-'));
    for (const name of ['call.wav', 'other.mp3']) writeFileSync(join(folder, name), 'audio');
    writeFileSync(join(folder, 'call.txt'), 'Hello.');
    writeFileSync(join(folder, 'said.txt'), 'Good morning.');
    writeFileSync(join(folder, 'latin.txt'), Buffer.from([0x47, 0xfc, 0x6e]));
    mkdirSync(join(folder, 'calls'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a file from where the user stands, and the reference beside it', () => {
    expect(parse(['call.wav'])).toEqual({
      file: join(folder, 'call.wav'),
      reference: { source: 'call.txt', content: 'Hello.' },
      json: false,
      out: join(folder, '.callscribe', 'compare'),
      patienceMs: 3_600_000,
    });
    expect(parse(['other.mp3'])).not.toHaveProperty('reference');
  });

  it('takes every option', () => {
    const words = ['call.wav', '--json', '--locale', 'de-de', '--out', 'pages', '--patience', '2'];

    expect(parse([...words, '--only', 'speechmatics/live, azure-speech/batch'])).toMatchObject({
      json: true,
      locale: 'de-DE',
      out: join(folder, 'pages'),
      patienceMs: 120_000,
      only: [
        { provider: 'azure-speech', mode: 'batch' },
        { provider: 'speechmatics', mode: 'live' },
      ],
    });
  });

  it('takes a reference as a file or as the text itself', () => {
    const text = 'Good morning, this is Susan. '.repeat(400);

    expect(parse(['call.wav', '--reference', 'said.txt']).reference).toEqual({
      source: 'said.txt',
      content: 'Good morning.',
    });
    expect(parse(['call.wav', '--reference', text]).reference).toEqual({
      source: 'as given',
      content: text,
    });
  });

  it('takes key and storage of a deployed app from the environment', () => {
    const environment = { FUNCTION_KEY: 'key', RecordingsStorage: 'UseDevelopmentStorage=true' };

    expect(parse(['call.wav', '--url', 'https://app.example'], environment)).toMatchObject({
      app: { url: 'https://app.example', key: 'key', storage: 'UseDevelopmentStorage=true' },
    });
  });

  it('gives help that names every way', () => {
    expect(parseCompare(['--help'], folder, {})).toBe('help');
    for (const way of WAYS) expect(HELP).toContain(nameOf(way));
  });

  const senseless: [string, string[], RegExp][] = [
    ['no file', [], /which recording/],
    ['two files', ['call.wav', 'other.mp3'], /one recording only/],
    ['a file that is not there', ['missing.wav'], /no file missing\.wav/],
    ['a folder', ['calls'], /no file calls/],
    ['an unknown option', ['call.wav', '--jsno'], /--jsno/],
    ['an unknown locale', ['call.wav', '--locale', 'de-XX'], /de-XX/],
    ['an unknown way', ['call.wav', '--only', 'openai/live'], /"openai\/live".*openai\/fast/],
    ['no way', ['call.wav', '--only', ''], /--only has ""/],
    ['no patience', ['call.wav', '--patience', 'none'], /--patience none/],
    ['an empty reference', ['call.wav', '--reference', ' '], /--reference is empty/],
    ['a reference that is not there', ['call.wav', '--reference', 'no.txt'], /no file no\.txt/],
    ['a reference in Latin-1', ['call.wav', '--reference', 'latin.txt'], /UTF-8/],
    ['a deployed app without its storage', ['call.wav', '--url', 'https://a.b'], /Storage/],
  ];

  it.each(senseless)('refuses %s in one sentence', (_what, words, message) => {
    expect(() => parse(words)).toThrow(UsageError);
    expect(() => parse(words)).toThrow(message);
  });
});
