import { join } from 'node:path';
import { parseLive } from '../../../../live/cli/arguments';

const SAMPLES = join(__dirname, '..', '..', '..', '..', 'samples');
const parse = (...words: string[]) => parseLive(words, SAMPLES);

describe('npm run live', () => {
  it('streams a file at its own pace', () => {
    expect(parse('double-charge.wav')).toEqual({
      source: { file: join(SAMPLES, 'double-charge.wav') },
      pace: 1,
      record: false,
      json: false,
    });
  });

  it('takes every wish', () => {
    const wishes = ['--provider', 'speechmatics', '--locale', 'en-GB', '--separation', 'none'];
    const more = ['--phrases', 'Contoso, Acme', '--pace', '2.5', '--record', '--json'];
    expect(parse('double-charge.wav', ...wishes, ...more)).toMatchObject({
      provider: 'speechmatics',
      locale: 'en-GB',
      separation: 'none',
      phrases: ['Contoso', 'Acme'],
      pace: 2.5,
      record: true,
      json: true,
    });
  });

  it('streams the microphone', () => {
    expect(parse('--microphone')).toMatchObject({ source: 'microphone' });
  });

  it('tells of itself', () => {
    expect(parse('-h')).toBe('help');
  });

  it.each([
    [[], 'Say what to stream'],
    [['a.wav', 'b.wav'], 'one file only'],
    [['--microphone', 'double-charge.wav'], 'not both'],
    [['no-such.wav'], 'There is no file no-such.wav'],
    [['.'], 'There is no file .'],
    [['double-charge.wav', '--pace', '0'], '--pace 0'],
    [['double-charge.wav', '--pace', 'fast'], '--pace fast'],
    [['double-charge.wav', '--separation', 'both'], '--separation both'],
    [['--microphone', '--pace', '2'], 'has its own'],
    [['--microphone', '--separation', 'channels'], 'one channel'],
    [['double-charge.wav', '--loud'], '--help lists the options'],
  ])('refuses %j', (words, why) => {
    expect(() => parse(...words)).toThrow(why);
  });
});
