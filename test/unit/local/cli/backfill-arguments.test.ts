import { parseBackfill } from '../../../../local/cli/backfill-arguments';

const parse = (...words: string[]) => parseBackfill(words, {});

describe('the words of npm run backfill', () => {
  it.each([
    ['archive/2024/', 'archive', '2024/'],
    ['archive/2024/march', 'archive', '2024/march'],
    ['archive', 'archive', ''],
    ['archive/', 'archive', ''],
  ])('%s are the container %s and the prefix "%s"', (words, container, prefix) => {
    expect(parse(words)).toEqual({ container, prefix, url: 'http://127.0.0.1:7071/', json: false });
  });

  it('name another app and its key', () => {
    expect(parse('archive', '--url', 'https://app.example', '--key', 'k', '--json')).toMatchObject({
      ...{ url: 'https://app.example/', key: 'k', json: true },
    });
  });

  it('leave the key to the environment, where it does not stand in the list of processes', () => {
    const words = ['archive', '--url', 'https://app.example'];
    expect(parseBackfill(words, { FUNCTION_KEY: 'k' })).toMatchObject({ key: 'k' });
    expect(parseBackfill(words, { FUNCTION_KEY: '' })).not.toHaveProperty('key');
  });

  it('never send a key over http, but to this machine', () => {
    expect(() => parse('archive', '--url', 'http://app.example', '--key', 'k')).toThrow('https');
    expect(parse('archive', '--url', 'http://localhost:7071', '--key', 'k')).toMatchObject({
      key: 'k',
    });
  });

  it.each([
    [[], 'Say which archive'],
    [['one', 'two'], 'Say which archive'],
    [['/2024'], 'does not begin with a container'],
    [['archive', '--fast'], "Unknown option '--fast'"],
    [['archive', '--url', 'app.example'], 'is not an http(s) URL'],
  ])('that make no sense are said so: %j', (words, part) => {
    expect(() => parse(...words)).toThrow(part);
  });

  it('ask for help', () => {
    expect(parse('--help')).toBe('help');
  });
});
