import { withoutQuery } from '../../../shared/domain/source-url';

describe('withoutQuery', () => {
  it.each([
    ['https://a.example/c/call.wav?sv=1&sig=secret', 'https://a.example/c/call.wav'],
    ['https://a.example/c/call.wav#part', 'https://a.example/c/call.wav'],
    ['https://a.example/c/call%207.wav', 'https://a.example/c/call 7.wav'],
    ['https://a.example/c/call 7.wav', 'https://a.example/c/call 7.wav'],
    ['https://a.example/c/M%C3%A4rz/100%25.wav?sig=1', 'https://a.example/c/März/100%.wav'],
    ['https://a.example:443/c/a', 'https://a.example/c/a'],
    ['call.wav', 'call.wav'],
    ['', ''],
  ])('reads %s as %s', (url, expected) => {
    expect(withoutQuery(url)).toBe(expected);
  });

  it('keeps a path as it is that is not encoded well, and still takes its signature away', () => {
    expect(withoutQuery('https://a.example/c/100%.wav?sig=secret')).toBe(
      'https://a.example/c/100%.wav',
    );
  });
});
