import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPairs } from '../../../evaluate/pairs';

describe('findPairs', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-pairs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (files: Record<string, string | Buffer>) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  };

  it('pairs recordings with their texts by name, and names those without one', () => {
    put({ 'b.mp3': '', 'b.txt': 'bee', 'a.WAV': '', 'a.txt': 'ay', 'c.ogg': '', 'README.md': '' });
    mkdirSync(join(folder, 'd.wav'));
    put({ 'd.wav/a.mp3': '', 'd.wav/a.txt': 'another' });

    const { pairs, unpaired } = findPairs(folder);

    expect(pairs).toEqual([
      { name: 'a.WAV', file: join(folder, 'a.WAV'), reference: 'ay' },
      { name: 'b.mp3', file: join(folder, 'b.mp3'), reference: 'bee' },
      { name: 'd.wav/a.mp3', file: join(folder, 'd.wav/a.mp3'), reference: 'another' },
    ]);
    expect(unpaired).toEqual(['c.ogg']);
  });

  it('takes a side-car along, and no other document of the same name', () => {
    put({ 'a.wav': '', 'a.txt': 'ay', 'a.json': '{"locale":"de-DE"}' });
    put({ 'b.wav': '', 'b.txt': 'bee', 'b.json': '{"turns":[],"text":"bee"}' });
    put({ 'c.wav': '', 'c.txt': 'see', 'c.wav.json': '{"locael":"de-DE"}' });

    expect(findPairs(folder).pairs.map(({ sidecar }) => sidecar?.name)).toEqual([
      'a.json',
      undefined,
      'c.wav.json',
    ]);
  });

  const senseless: [string, Record<string, string | Buffer>, RegExp][] = [
    ['a folder without a pair', { 'a.wav': '' }, /no recording with a reference text/],
    [
      'a text without its recording',
      { 'a.wav': '', 'a.txt': '', 'z.txt': '' },
      /^z\.txt is a reference without/,
    ],
    [
      'two recordings for one text',
      { 'a.wav': '', 'a.mp3': '', 'a.txt': '' },
      /two recordings called a/,
    ],
    ['a text that is none', { 'a.wav': '', 'a.txt': Buffer.from([0xff, 0xfe]) }, /UTF-8/],
  ];

  it.each(senseless)('refuses %s', (_what, files, message) => {
    put(files);

    expect(() => findPairs(folder)).toThrow(message);
  });

  it('refuses a folder that is not there, and a file', () => {
    put({ file: '' });

    expect(() => findPairs(join(folder, 'missing'))).toThrow(/no folder .*missing/);
    expect(() => findPairs(join(folder, 'file'))).toThrow(/is a file/);
  });
});
