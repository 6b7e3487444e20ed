import { HELP, parseEvaluate, UsageError } from '../../../evaluate/arguments';

const parse = (words: string[], environment: Record<string, string> = {}) =>
  parseEvaluate(words, '/home/me', environment);

describe('parseEvaluate', () => {
  it('takes a folder from where the user stands', () => {
    expect(parse(['calls'])).toEqual({ folder: '/home/me/calls', json: false });
  });

  it('takes every option', () => {
    const words = [
      '--json',
      '--locale',
      'de-de',
      '--candidate-locales',
      'de-DE, en-us',
      '--limit',
      '3',
      '/calls',
    ];

    expect(parse(words)).toEqual({
      folder: '/calls',
      json: true,
      locale: 'de-DE',
      candidateLocales: ['de-DE', 'en-US'],
      limit: 3,
    });
  });

  it('takes key and storage of a deployed app from the environment', () => {
    const environment = { FUNCTION_KEY: 'key', RecordingsStorage: 'UseDevelopmentStorage=true' };

    expect(parse(['calls', '--url', 'https://app.example'], environment)).toMatchObject({
      app: { url: 'https://app.example', key: 'key', storage: 'UseDevelopmentStorage=true' },
    });
  });

  it('gives help', () => {
    expect(parse(['--help'])).toBe('help');
    expect(HELP).toContain('--candidate-locales');
  });

  const senseless: [string, string[], RegExp][] = [
    ['no folder', [], /which folder/],
    ['two folders', ['one', 'two'], /one folder only/],
    ['an unknown option', ['calls', '--jsno'], /--jsno/],
    ['an unknown locale', ['calls', '--locale', 'de-XX'], /de-XX.*de-DE/],
    ['one candidate', ['calls', '--candidate-locales', 'de-DE'], /two or more/],
    ['no number', ['calls', '--limit', '0'], /--limit 0/],
    ['no URL', ['calls', '--url', 'app'], /--url app/],
    [
      'a deployed app without its storage',
      ['calls', '--url', 'https://app.example'],
      /RecordingsStorage/,
    ],
  ];

  it.each(senseless)('refuses %s in one sentence', (_what, words, message) => {
    expect(() => parse(words)).toThrow(UsageError);
    expect(() => parse(words)).toThrow(message);
  });
});
